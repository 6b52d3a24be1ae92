import{bt as e,t}from"./check.js";import{mkdirSync as n,mkdtempSync as r,rmSync as i,writeFileSync as a}from"node:fs";import{dirname as o,join as s}from"node:path";import{execFileSync as c}from"node:child_process";import{tmpdir as l}from"node:os";const u=`zones/example.com.zone`,d=`sites/mta-sts.example.com/.well-known/mta-sts.txt`,f={[u]:`$ORIGIN example.com.
$TTL 3600
@           IN SOA   ns1 hostmaster 2026030101 7200 3600 1209600 3600
            IN NS    ns1
            IN MX    10 mail
ns1         IN A     192.0.2.53
mail        IN A     192.0.2.25
mta-sts     IN A     192.0.2.80
_mta-sts    IN TXT   "v=STSv1; id=20260301T090000"
_smtp._tls  IN TXT   "v=TLSRPTv1; rua=mailto:tls-reports@example.com"
`,[d]:`version: STSv1
mode: testing
mx: mail.example.com
max_age: 604800
`},p={[u]:f[u]?.replace(`            IN MX    10 mail
`,`            IN MX    10 mail
            IN MX    20 mail2
`).replace(`mail        IN A     192.0.2.25
`,`mail        IN A     192.0.2.25
mail2       IN A     192.0.2.26
`),[d]:`version: STSv1
mode: enforce
mx: mail.example.com.
max_age: 1209600
`};async function m(e){let t=r(s(l(),`mta-sts-lint-demo-`));try{await h(t,e)}finally{i(t,{recursive:!0,force:!0})}return 0}async function h(e,n){let r=e=>n.out(`\n${n.color?`\x1b[1m${e}\x1b[0m`:e}\n\n`);g(e),r(`A pull request: "Enforce MTA-STS, add a second mail server"`),n.out(b(y(e,`diff`,`--unified=1`,n.color?`--color`:`--no-color`,`main`,`pull-request`))),r(`$ mta-sts-lint check --base main --head pull-request`);let a={directory:e,config:void 0,format:`text`,output:void 0,report:void 0,failOn:void 0},o=s(e,`mta-sts.patch`);await t({...a,base:`main`,head:`pull-request`,fix:!1,patch:o},n),r(`$ git apply mta-sts.patch && mta-sts-lint check --base main`),y(e,`apply`,o),i(o),await t({...a,base:`main`,head:void 0,fix:!1,patch:void 0},n),r(`Try it on your own: mta-sts-lint check -C <folder> --base <revision>`)}function g(e){y(e,`init`,`--quiet`,`--initial-branch=main`),_(e,f,`Publish the MTA-STS policy`),y(e,`switch`,`--quiet`,`--create`,`pull-request`),_(e,p,`Enforce MTA-STS, add a second mail server`)}function _(e,t,r){for(let[r,i=``]of Object.entries(t))n(o(s(e,r)),{recursive:!0}),a(s(e,r),i);y(e,`add`,`--all`),y(e,`commit`,`--quiet`,`--message=${r}`)}const v={GIT_AUTHOR_NAME:`Demo`,GIT_AUTHOR_EMAIL:`demo@example.com`,GIT_AUTHOR_DATE:`2026-04-01T12:00:00Z`,GIT_COMMITTER_NAME:`Demo`,GIT_COMMITTER_EMAIL:`demo@example.com`,GIT_COMMITTER_DATE:`2026-04-01T12:00:00Z`,GIT_CONFIG_GLOBAL:`/dev/null`,GIT_CONFIG_SYSTEM:`/dev/null`};function y(t,...n){try{return c(`git`,[`-C`,t,...n],{encoding:`utf8`,env:{...process.env,...v},stdio:[`ignore`,`pipe`,`pipe`]})}catch(t){throw t instanceof Error&&`code`in t&&t.code===`ENOENT`?new e(`The demo needs git, and there is none on the PATH. Install git and try again.`):t}}function b(e){return e.replace(/^(?=.)/gm,`  `)}export{m as demo};