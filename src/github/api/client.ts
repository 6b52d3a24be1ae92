import type { Octokit } from "octokit";

/** GitHub's REST API; each call is named by its route: `request("GET /repos/{owner}/{repo}/…", {…})`. */
export interface Client {
  readonly request: Octokit["request"];
}

/** Gives the one client of a run. Octokit is loaded by the first call of this. */
export type Connect = () => Promise<Client>;
