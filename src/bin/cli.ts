#!/usr/bin/env node
import { runCli } from "../shells/cli.js";
import { terminalOf } from "../shells/terminal.js";

process.exitCode = await runCli(process.argv.slice(2), terminalOf(process));
