import"./rolldown-runtime.js";const e=`mta-sts-lint: checks MTA-STS policies (RFC 8461) against the DNS configuration beside them.

Usage
  mta-sts-lint [check]             check a folder or a git repository
  mta-sts-lint rules               list the rules
  mta-sts-lint explain RULE        what a rule finds, why it matters, how to fix it
  mta-sts-lint demo                show a pull request with the classic mistakes being checked

Options of check
  -C, --directory DIR              the folder or git repository, bare too (default: .)
      --base REV                   compare with this revision, and check what a change has to keep to
      --head REV                   with --base: the changed revision (default: the working tree)
      --config FILE                (default: .github/mta-sts-lint.yml or mta-sts-lint.yml)
      --format FORMAT              text, json, sarif, github or markdown (default: text)
      --output FILE                write the report there
      --report new|all             what a comparison shows (default: new)
      --fail-on LEVEL              error, warning, notice or never (default: error)
      --fix                        apply the fixes that are proven to work
      --patch FILE                 write them as a unified diff instead
  -h, --help    -V, --version

Exit codes
  0  nothing at or above the level     2  what was asked for can't be done
  1  findings                          3  a bug in mta-sts-lint
`;export{e as HELP};