import { runAction } from "../shells/action/action.js";

// Who can't be told is no reason to end before the comment, the summary and the outputs are written.
process.stdout.on("error", () => undefined);
const code = await runAction({
  environment: process.env,
  out: (text) => void process.stdout.write(text),
});
process.exitCode ||= code;
