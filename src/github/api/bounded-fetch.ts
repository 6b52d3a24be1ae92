import { OddAnswer } from "./failure.js";

/** A file of 100 MiB in base64, the most that GitHub gives. */
const MOST_BYTES = 150 * 1024 * 1024;

/** Answers with these have no body (Fetch, 2.2.3). */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * A fetch that ends: each request has `milliseconds`, its body with it, and no more is kept of an answer than one may
 * be large. The whole body is read here because Octokit takes a body that breaks off for an empty one.
 *
 * A redirect is followed within `origin` only, as GitHub sends one for a repository that was renamed. On the way to
 * another host `fetch` drops the token (Fetch, 4.4, HTTP-redirect fetch); what comes from there is not taken either.
 */
export function boundedFetch(fetch: typeof globalThis.fetch, origin: string, milliseconds: number): typeof fetch {
  return async (url, init) => {
    const signal = AbortSignal.timeout(milliseconds);
    try {
      const answer = await fetch(url, { ...init, signal });
      if (!URL.canParse(answer.url) || new URL(answer.url).origin !== origin) throw new OddAnswer(`from ${origin}`);
      const body = await wholeBody(answer);
      return new Response(WITHOUT_BODY.has(answer.status) ? null : body, {
        status: answer.status,
        headers: [...answer.headers],
      });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  };
}

async function wholeBody(answer: Response): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength;
    if (size > MOST_BYTES) throw new OddAnswer("of a size that it may have");
    pieces.push(piece);
  }
  return new Blob(pieces);
}
