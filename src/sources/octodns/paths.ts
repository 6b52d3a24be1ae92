/** From the path alone. */
export function mayBeOctodns(path: string): boolean {
  if (!/\.ya?ml$/i.test(path)) return false;
  return !NEVER.test(path);
}

/**
 * Names that belong to others: workflows, charts, compositions, lock files, and the variables that Ansible keeps for a
 * host or group called example.com. A zone may be called values.com.
 */
const NEVER =
  /(?:^|\/)(?:\.github\/|\.circleci\/|node_modules\/|(?:host|group)_vars\/|(?:\.gitlab-ci|Chart|values|kustomization|pnpm-lock|mkdocs|\.pre-commit-config|openapi|swagger|_config|mta-sts-lint|(?:docker-)?compose(?:\.override)?)\.ya?ml$)/i;
