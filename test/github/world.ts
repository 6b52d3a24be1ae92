import type { Repository } from "./exchange.js";

/** A comment on an issue or in the conversation of a pull request. */
export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  body: string;
  readonly created: string;
  updated: string;
  /** Folded by a person, with the reason. */
  minimized?: string;
}

/** A comment on lines of a pull request's diff. */
export interface ReviewComment {
  readonly id: number;
  readonly number: number;
  readonly review: number;
  readonly author: string;
  body: string;
  readonly created: string;
  updated: string;
  readonly path: string;
  readonly side: Side;
  readonly startSide: Side | null;
  /** As of the commit that it was made on. */
  readonly line: number;
  readonly startLine: number | null;
  /** An object id. */
  readonly commit: string;
  readonly hunk: string;
  readonly replyTo?: number;
  /** In a review that was not submitted: its author alone sees it. */
  readonly pending: boolean;
}

export type Side = "LEFT" | "RIGHT";

interface Review {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly event: string;
  readonly body: string;
}

/** Revisions in the repository on disk: they may be names of branches, which move. */
export interface PullRequestSides {
  readonly base: string;
  readonly head: string;
}

/** What GitHub remembers. Tests look at it and change it as people do. */
export interface State {
  comments: Comment[];
  reviewComments: ReviewComment[];
  reviews: Review[];
  readonly pullRequests: Map<number, PullRequestSides>;
  /** Conversations in which only members may speak. */
  readonly locked: Set<number>;
}

export interface World {
  /** The address of the API. */
  readonly url: string;
  /** The address of the site that people see. */
  readonly server: string;
  readonly repositories: readonly Repository[];
  readonly state: State;
  /** So many names at most are in the answer about a tree with all that is below it. */
  readonly treeLimit: number;
  /** So many bytes at most has a blob that is answered. */
  readonly blobLimit: number;
  /** So many lines at most has a patch that is answered. */
  readonly patchLimit: number;
  /** The next id of anything that is made. */
  readonly nextId: () => number;
  /** The time of the next thing that happens, a second after the one before. */
  readonly now: () => string;
}
