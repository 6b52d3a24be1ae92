import { readFileSync } from "node:fs";
import { reasonOf, UsageError } from "../../snapshots/usage-error.js";

/**
 * The payload of the event, out of the file that GITHUB_EVENT_PATH names; undefined when it names none. Throws a
 * UsageError when that file can't be read or is not JSON.
 */
export function readPayload(file: string | undefined): unknown {
  if (!file) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "it is not JSON" : reasonOf(error);
    throw new UsageError(
      `The payload of the event, ${file}, can't be read: ${reason}. The runner makes that file; in a container the step must see it too.`,
    );
  }
}
