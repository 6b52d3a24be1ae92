import { printable } from "../../reporters/printable.js";
import { below } from "../payload.js";

/** An error of undici lies two or three deep; a chain of its own making ends here. */
const DEEPEST_CAUSE = 5;

/** The error and what caused it, outermost first. */
export function causes(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let cause = error; cause instanceof Error && chain.length < DEEPEST_CAUSE; cause = cause.cause)
    chain.push(cause);
  return chain;
}

/** The code that Node or undici gives a failed connection. */
export function codeIn(error: unknown): string | undefined {
  for (const cause of causes(error)) {
    // Where a name has several addresses, each has an error of its own.
    const first = cause instanceof AggregateError ? cause.errors[0] : undefined;
    const code = below(cause, "code") ?? below(first, "code");
    if (typeof code === "string" && /^[A-Z][A-Z\d_]{1,60}$/.test(code)) return code;
  }
  return undefined;
}

/** How far a request came; undefined when the code is of no connection at all. */
export function stageOf(code: string): "unreachable" | "certificate" | "cut" | undefined {
  // OpenSSL's names for what is wrong with a certificate, and Node's.
  if (/CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/.test(code)) return "certificate";
  if (UNREACHED.test(code)) return "unreachable";
  return code.startsWith("ERR_") ? undefined : "cut";
}

const UNREACHED =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPROTO|ERR_SSL_\w+|ERR_TLS_\w+|UND_ERR_CONNECT_TIMEOUT)$/;

/** True when the time of a request was up. */
export function isTimeout(error: unknown): boolean {
  return causes(error).some(({ name }) => name === "TimeoutError");
}

/** What a proxy answered instead of connecting, as undici says it. */
export function proxyStatusIn(error: unknown): string | undefined {
  return causes(error)
    .map(({ message }) => /^Proxy response \((\d{3})\)/.exec(message)?.[1])
    .find((status) => status !== undefined);
}

/** The headers of the answer; undefined when there was none. */
export function headersOf(error: unknown): Readonly<Record<string, unknown>> | undefined {
  const headers = below(error, "response", "headers");
  return typeof headers === "object" && headers !== null ? { ...headers } : undefined;
}

export function statusOf(error: unknown): number {
  const status = below(error, "status");
  return typeof status === "number" ? status : 0;
}

/** What GitHub says to it: only to be searched, never to be shown. */
export function messageOf(error: unknown): string {
  const message = below(error, "response", "data", "message");
  return typeof message === "string" ? message.slice(0, 1000) : "";
}

export function pathOf(error: unknown): string {
  return urlOf(error)?.pathname ?? "";
}

/** True for what went wrong while a request was made, false for what went wrong around it. */
export function isOfRequest(error: unknown): boolean {
  return urlOf(error) !== undefined;
}

/** Whom the request was for. */
export function hostOf(error: unknown): string {
  return printable(urlOf(error)?.host ?? "GitHub");
}

function urlOf(error: unknown): URL | undefined {
  const url = below(error, "request", "url");
  return typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
}
