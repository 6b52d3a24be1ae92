import { MAX_FILE_BYTES } from "./file-content.js";
import { type Git, gitFailure } from "./git.js";
import { UsageError } from "./usage-error.js";

export type ObjectType = "blob" | "tree" | "commit";

/** An object of the repository. `bytes` is missing when there are more of them than a file may have. */
export interface GitObject {
  readonly oid: string;
  readonly type: string;
  readonly size: number;
  readonly bytes?: Uint8Array;
}

/** Gives the objects of a repository. */
export interface ObjectReader {
  /**
   * The object of that name: an id, or for git a revision in its syntax, without a newline. Undefined: there is none.
   * `expected` is where to look for it; who gets it must still look at its type.
   */
  read(name: string, expected: ObjectType): Promise<GitObject | undefined>;
  close(): void;
}

interface Question {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

const HEADER = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/;

/**
 * Reads through one `git cat-file --batch`, which is started by the first question. Questions are answered in their
 * order, so that many can be on their way at once.
 */
export function objectReader(git: Git): ObjectReader {
  const questions: Question[] = [];
  let process: BatchProcess | undefined;
  let closed = false;
  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error("the object reader is closed"));
        process ??= startBatch(git, questions);
        questions.push({ resolve, reject });
        process.ask(name);
      }),
    close: () => {
      closed = true;
      process?.stop();
    },
  };
}

interface BatchProcess {
  ask(name: string): void;
  stop(): void;
}

function startBatch(git: Git, questions: Question[]): BatchProcess {
  const child = git.start(["cat-file", "--batch"]);
  const parser = new AnswerParser((object) => questions.shift()?.resolve(object));
  let complaint = "";
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    for (const question of questions.splice(0)) question.reject(failure);
  };
  child.stdout.on("data", (chunk: Buffer) => parser.take(chunk));
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-10_000);
  });
  // What is written to a process that has ended is answered by its end.
  child.stdin.on("error", () => {});
  child.on("error", (error) => fail(new UsageError(`git could not be started: ${error.message}`)));
  child.on("close", () => fail(gitFailure("cat-file", git.directory, complaint)));

  let waiting: string[] = [];
  return {
    // Questions of one turn go out in one write.
    ask: (name) => {
      if (failure) return fail(failure);
      if (waiting.length === 0) {
        queueMicrotask(() => {
          child.stdin.write(waiting.join(""));
          waiting = [];
        });
      }
      waiting.push(`${name}\n`);
    },
    // Nobody waits for its end: that would cost a short run two milliseconds.
    stop: () => {
      failure ??= new Error("the object reader is closed");
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      child.kill();
      child.unref();
    },
  };
}

/** Cuts the output into answers: a line with id, type and size, the content, a newline; or a line that says no. */
class AnswerParser {
  readonly #answer: (object: GitObject | undefined) => void;
  #line = "";
  #header: Omit<GitObject, "bytes"> | undefined;
  #bytes: Uint8Array | undefined;
  #filled = 0;

  constructor(answer: (object: GitObject | undefined) => void) {
    this.#answer = answer;
  }

  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length)
      at = this.#header ? this.#takeContent(this.#header, chunk, at) : this.#takeLine(chunk, at);
  }

  #takeLine(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(0x0a, at);
    this.#line += chunk.toString("latin1", at, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const [, oid, type, size] = HEADER.exec(this.#line) ?? [];
    this.#line = "";
    if (oid === undefined || type === undefined) this.#answer(undefined);
    else {
      this.#header = { oid, type, size: Number(size) };
      this.#bytes = this.#header.size <= MAX_FILE_BYTES ? new Uint8Array(this.#header.size) : undefined;
      this.#filled = 0;
    }
    return end + 1;
  }

  #takeContent(header: Omit<GitObject, "bytes">, chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + header.size - this.#filled);
    this.#bytes?.set(chunk.subarray(at, end), this.#filled);
    this.#filled += end - at;
    if (this.#filled < header.size || end === chunk.length) return end;
    // chunk[end] is the newline after the content.
    const bytes = this.#bytes;
    this.#header = undefined;
    this.#bytes = undefined;
    this.#answer(bytes ? { ...header, bytes } : header);
    return end + 1;
  }
}
