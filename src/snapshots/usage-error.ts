/** What we were asked to do cannot be done: the message says why and what to do about it, in whole sentences. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Why the system refused: `no such file or directory` of `ENOENT: no such file or directory, open 'x'`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
