import type { RepositoryName } from "../../src/github/situation.js";

type Level = "read" | "write";

/** What a token may do; what is not there it may not. `contents` and the others are named as in a workflow. */
export type Permissions = Readonly<Partial<Record<"contents" | "issues" | "pull-requests", Level>>>;

/** For whom a token speaks. */
export interface Identity {
  readonly login: string;
  /** The kind of token: that of a run (`github.token`) or of an app, or a person's own. */
  readonly kind: "installation" | "person";
  readonly permissions: Permissions;
  /** Full names of the private repositories that it sees; undefined: all. */
  readonly sees?: readonly string[];
}

const ALL: Permissions = { contents: "write", issues: "write", "pull-requests": "write" };
const actions = { login: "github-actions[bot]", kind: "installation" } as const;

/** The token of a run with the permissions that the README asks for. */
export const TOKEN = "ghs_run";

/** The tokens that the double knows if a test says no other. */
export const TOKENS: Readonly<Record<string, Identity>> = {
  [TOKEN]: { ...actions, permissions: { contents: "read", "pull-requests": "write" } },
  ghs_readonly: { ...actions, permissions: { contents: "read", issues: "read", "pull-requests": "read" } },
  ghs_nothing: { ...actions, permissions: {} },
  ghs_elsewhere: { ...actions, permissions: ALL, sees: [] },
  ghs_app: { login: "dns-robot[bot]", kind: "installation", permissions: ALL },
  ghp_person: { login: "octocat", kind: "person", permissions: ALL },
  github_pat_narrow: { login: "octocat", kind: "person", permissions: { contents: "read" } },
};

/** A request without a token. */
export const NOBODY: Identity = { login: "", kind: "person", permissions: {}, sees: [] };

export function isBot(login: string): boolean {
  return login.endsWith("[bot]");
}

/** A number that is the same for the same name. */
export function idOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_007, 7);
}

/** A user as GitHub describes one wherever it names one. */
export function userOf(login: string, api: string) {
  const name = login.replace("[bot]", "");
  const url = `${api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: login === "github-actions[bot]" ? 41_898_282 : idOf(login),
    node_id: `U_${idOf(login)}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${idOf(login)}?v=4`,
    gravatar_id: "",
    url,
    html_url: `https://github.com/${isBot(login) ? "apps/" : ""}${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isBot(login) ? "Bot" : "User",
    user_view_type: "public",
    site_admin: false,
  };
}

/** The app that a bot belongs to; people belong to none. */
export function appOf(login: string, api: string) {
  if (!isBot(login)) return null;
  const slug = login.replace("[bot]", "");
  return {
    id: slug === "github-actions" ? 15_368 : idOf(slug),
    client_id: `Iv1.${idOf(slug).toString(16)}`,
    slug,
    node_id: `A_${idOf(slug)}`,
    owner: userOf("github", api),
    name: slug === "github-actions" ? "GitHub Actions" : slug,
    description: "",
    external_url: "https://help.github.com/en/actions",
    html_url: `https://github.com/apps/${slug}`,
    created_at: "2018-07-30T09:30:17Z",
    updated_at: "2024-04-10T20:33:16Z",
    permissions: { contents: "write", issues: "write", metadata: "read", pull_requests: "write" },
    events: ["push"],
  };
}

/** What `GET /user` says. */
export function profileOf(login: string, api: string) {
  return {
    ...userOf(login, api),
    name: "A person",
    company: null,
    blog: "",
    location: null,
    email: null,
    notification_email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 8,
    public_gists: 8,
    followers: 1,
    following: 0,
    created_at: "2011-01-25T18:44:36Z",
    updated_at: "2026-01-22T11:26:47Z",
  };
}

export function nameOf(fullName: string): RepositoryName {
  const [owner = "", repo = ""] = fullName.split("/");
  return { owner, repo };
}
