import"./rolldown-runtime.js";import{dt as e,ut as t}from"./files.js";import{v as n}from"./check.js";import{dirname as r,join as i}from"node:path";import{mkdirSync as a,mkdtempSync as o,rmSync as s,writeFileSync as c}from"node:fs";import{execFileSync as l}from"node:child_process";import{tmpdir as u}from"node:os";const d=`zones/example.com.zone`,f=`sites/mta-sts.example.com/.well-known/mta-sts.txt`,p={[d]:`$ORIGIN example.com.
$TTL 3600
@           IN SOA   ns1 hostmaster 2026030101 7200 3600 1209600 3600
            IN NS    ns1
            IN MX    10 mail
ns1         IN A     192.0.2.53
mail        IN A     192.0.2.25
mta-sts     IN A     192.0.2.80
_mta-sts    IN TXT   "v=STSv1; id=20260301T090000"
_smtp._tls  IN TXT   "v=TLSRPTv1; rua=mailto:tls-reports@example.com"
`,[f]:`version: STSv1
mode: testing
mx: mail.example.com
max_age: 604800
`},m={[d]:p[d]?.replace(`            IN MX    10 mail
`,`            IN MX    10 mail
            IN MX    20 mail2
`).replace(`mail        IN A     192.0.2.25
`,`mail        IN A     192.0.2.25
mail2       IN A     192.0.2.26
`),[f]:`version: STSv1
mode: enforce
mx: mail.example.com.
max_age: 1209600
`};async function h(e){let t=g();try{await _(t,e)}finally{s(t,{recursive:!0,force:!0})}return 0}function g(){try{return o(i(u(),`mta-sts-lint-demo-`))}catch(n){throw new t(`The demo needs a folder for temporary files, and ${u()} won't do: ${e(n)}.`)}}async function _(e,t){let r=e=>t.out(`\n${t.color?`\x1b[1m${e}\x1b[0m`:e}\n\n`);v(e),r(`A pull request: "Enforce MTA-STS, add a second mail server"`),t.out(S(x(e,`diff`,`--unified=1`,t.color?`--color`:`--no-color`,`main`,`pull-request`))),r(`$ mta-sts-lint check --base main --head pull-request`);let a={directory:e,config:void 0,format:`text`,output:void 0,report:void 0,failOn:void 0},o=i(e,`mta-sts.patch`);await n({...a,base:`main`,head:`pull-request`,fix:!1,patch:o},t),r(`$ git apply mta-sts.patch && mta-sts-lint check --base main`),x(e,`apply`,o),s(o),await n({...a,base:`main`,head:void 0,fix:!1,patch:void 0},t),r(`Try it on your own: mta-sts-lint check -C <folder> --base <revision>`)}function v(e){x(e,`init`,`--quiet`,`--initial-branch=main`),y(e,p,`Publish the MTA-STS policy`),x(e,`switch`,`--quiet`,`--create`,`pull-request`),y(e,m,`Enforce MTA-STS, add a second mail server`)}function y(e,t,n){for(let[n,o=``]of Object.entries(t))a(r(i(e,n)),{recursive:!0}),c(i(e,n),o);x(e,`add`,`--all`),x(e,`commit`,`--quiet`,`--message=${n}`)}const b={GIT_AUTHOR_NAME:`Demo`,GIT_AUTHOR_EMAIL:`demo@example.com`,GIT_AUTHOR_DATE:`2026-04-01T12:00:00Z`,GIT_COMMITTER_NAME:`Demo`,GIT_COMMITTER_EMAIL:`demo@example.com`,GIT_COMMITTER_DATE:`2026-04-01T12:00:00Z`,GIT_CONFIG_GLOBAL:`/dev/null`,GIT_CONFIG_SYSTEM:`/dev/null`};function x(e,...n){try{return l(`git`,[`-C`,e,...n],{encoding:`utf8`,env:{...process.env,...b},stdio:[`ignore`,`pipe`,`pipe`]})}catch(e){throw e instanceof Error&&`code`in e&&e.code===`ENOENT`?new t(`The demo needs git, and there is none on the PATH. Install git and try again.`):e}}function S(e){return e.replace(/^(?=.)/gm,`  `)}export{h as demo};