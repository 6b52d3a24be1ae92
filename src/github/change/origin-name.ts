/**
 * `owner/name`, in lower case, of an address that git clones from; undefined where an address names none, as the path
 * of a folder does.
 */
export function nameInUrl(url: string): string | undefined {
  const path = /^(?:https?|ssh):\/\/[^/]+\/(.+)$/i.exec(url)?.[1] ?? /^[\w.-]+@[\w.-]+:(?!\/\/)(.+)$/.exec(url)?.[1];
  const name = /(?:^|\/)([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(path ?? "")?.[1];
  return name?.toLowerCase();
}
