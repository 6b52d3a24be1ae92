#!/usr/bin/env node
import { runCli } from "../shells/cli.js";
import { terminalOf } from "../shells/terminal.js";

const code = await runCli(process.argv.slice(2), terminalOf(process));
// A stream that failed has set it.
process.exitCode ||= code;
