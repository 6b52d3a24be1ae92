/** What we were asked to do cannot be done: the message says why and what to do about it, in whole sentences. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
