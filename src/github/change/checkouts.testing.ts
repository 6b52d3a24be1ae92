import { type Fixture, folderFixture, repositoryFixture } from "../../snapshots/git-fixture.js";

export const ZONE = "zones/example.com.zone";

/** A pull request as GitHub keeps it: base has moved on since, and the merge of both is a commit of its own. */
export interface PullRequestFixture {
  readonly origin: Fixture;
  /** The first commit, from which the pull request comes. */
  readonly start: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export function pullRequestFixture(): PullRequestFixture {
  const origin = repositoryFixture();
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  origin.git("config", "uploadpack.allowFilter", "true");
  const start = origin.commit({ [ZONE]: "one\ntwo\nthree\nfour\n", "zones/old.zone": "o", other: "x" });
  origin.git("checkout", "-q", "-b", "topic");
  const head = origin.commit({ [ZONE]: "one\ntwo\nthree\nFOUR\n", "zones/new.zone": "n" });
  origin.git("checkout", "-q", "main");
  const base = origin.commit({ [ZONE]: "zero\none\ntwo\nthree\nfour\n", other: "y" });
  origin.git("checkout", "-q", "--detach");
  origin.git("merge", "-q", "--no-ff", "-m", "Merge", "topic");
  const merge = origin.git("rev-parse", "HEAD");
  origin.git("update-ref", "refs/pull/1/merge", merge);
  origin.git("update-ref", "refs/pull/1/head", head);
  origin.git("checkout", "-q", "main");
  return { origin, start, base, head, merge };
}

/** What actions/checkout leaves in the workspace. */
export function checkoutOf(origin: Fixture, revision: string, ...options: readonly string[]): Fixture {
  const checkout = folderFixture();
  checkout.git("init", "-q", "-b", "none");
  checkout.git("remote", "add", "origin", `file://${origin.root}`);
  checkout.git("fetch", "-q", "--no-tags", ...(options.length > 0 ? options : ["--depth=1"]), "origin", revision);
  checkout.git("checkout", "-q", "--detach", "FETCH_HEAD");
  checkout.remove(".git/FETCH_HEAD");
  return checkout;
}
