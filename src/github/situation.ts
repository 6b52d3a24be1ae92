import type { ReportScope } from "../config/config.js";

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** What a run has to do, told from the event that started it. */
export interface Situation {
  /** The name of the event: `pull_request`, `merge_group`, `push`, `schedule` and so on. */
  readonly event: string;
  readonly repository: RepositoryName;
  readonly comparison: Comparison;
  readonly pullRequest: PullRequest | undefined;
  /** What is shown when neither an input nor the configuration says: what is new on pull requests, else all. */
  readonly report: ReportScope;
}

/** Which states are compared. Object ids and revisions have been checked: none can be taken for an option of git. */
export type Comparison =
  /** A merge commit that GitHub made: its first parent is what is published, its second the pull request's head. */
  | { readonly kind: "merge"; readonly merge: string }
  /** Two commits of the repository, in git where they are there, else through the API. */
  | { readonly kind: "commits"; readonly base: string; readonly head: string }
  /**
   * Two commits that must not be fetched into the workspace: the files of a fork, as data. What is compared with head is
   * the commit where it parted from base.
   */
  | {
      readonly kind: "data";
      readonly base: string;
      readonly head: string;
      /** Where head's objects are. GitHub shares them between a repository and its forks. */
      readonly headRepository: RepositoryName;
    }
  /** No base. Undefined: what is checked out. */
  | { readonly kind: "whole"; readonly head: string | undefined }
  /** There is nothing to look at, with the reason as a sentence: a branch was deleted. */
  | { readonly kind: "nothing"; readonly reason: string };

export interface PullRequest {
  readonly number: number;
  /** The object id of the commit that its lines and annotations belong to. */
  readonly head: string;
  /** False when the payload tells that the token can't write: the pull request comes from a fork. */
  readonly writable: boolean;
  /** How many comments it had when the event happened; undefined when the payload does not say. */
  readonly comments: number | undefined;
  /** True for the event of its opening, before which no run can have said anything. */
  readonly opened: boolean;
}
