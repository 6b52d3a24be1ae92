import"./rolldown-runtime.js";let e=function(e,g){let _=JSON.parse(JSON.stringify(e));return g||=`; Zone: {zone}
; Exported  (yyyy-mm-ddThh:mm:ss.sssZ): {datetime}

{$origin}
{$ttl}

; SOA Record
{name} {ttl}	IN	SOA	{mname}{rname}(
{serial} ;serial
{refresh} ;refresh
{retry} ;retry
{expire} ;expire
{minimum} ;minimum ttl
)

; NS Records
{ns}

; MX Records
{mx}

; A Records
{a}

; AAAA Records
{aaaa}

; CNAME Records
{cname}

; PTR Records
{ptr}

; TXT Records
{txt}

; SRV Records
{srv}

; SPF Records
{spf}

; CAA Records
{caa}

; DS Records
{ds}

`,g=t(_.$origin,g),g=n(_.$ttl,g),g=r(_.soa,g),g=i(_.ns||[],g),g=a(_.a||[],g),g=o(_.aaaa||[],g),g=s(_.cname||[],g),g=c(_.mx||[],g),g=l(_.ptr||[],g),g=u(_.txt||[],g),g=d(_.srv||[],g),g=f(_.spf||[],g),g=p(_.caa||[],g),g=m(_.ds||[],g),g=h(_,g),g.replace(/\n{2,}/gim,`

`)},t=function(e,t){let n=``;return e!==void 0&&(n+=`$ORIGIN `+e),t.replace(`{$origin}`,n)},n=function(e,t){let n=``;return e!==void 0&&(n+=`$TTL `+e),t.replace(`{$ttl}`,n)},r=function(e,t){let n=t;return e.name=e.name||`@`,e.ttl=e.ttl||``,Object.keys(e).map(t=>{n=n.replace(`{`+t+`}`,e[t]+`	`)}),n},i=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	NS	`+t.host+`
`;return t.replace(`{ns}`,n)},a=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	A	`+t.ip+`
`;return t.replace(`{a}`,n)},o=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	AAAA	`+t.ip+`
`;return t.replace(`{aaaa}`,n)},s=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	CNAME	`+t.alias+`
`;return t.replace(`{cname}`,n)},c=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	MX	`+t.preference+`	`+t.host+`
`;return t.replace(`{mx}`,n)},l=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	PTR	`+t.host+`
`;return t.replace(`{ptr}`,n)},u=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	TXT	`+t.txt+`
`;return t.replace(`{txt}`,n)},d=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	SRV	`+t.priority+`	`,n+=t.weight+`	`,n+=t.port+`	`,n+=t.target+`
`;return t.replace(`{srv}`,n)},f=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN	SPF	`+t.data+`
`;return t.replace(`{spf}`,n)},p=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN\tCAA\t${t.flags}\t${t.tag}\t${t.value}\n`;return t.replace(`{caa}`,n)},m=function(e,t){let n=``;for(let t of e)n+=(t.name||`@`)+`	`,t.ttl&&(n+=t.ttl+`	`),n+=`IN\tDS\t${t.key_tag}\t${t.algorithm}\t${t.digest_type}\t${t.digest}\n`;return t.replace(`{ds}`,n)},h=function(e,t){return t=t.replace(`{zone}`,e.$origin||e.soa.name||``),t=t.replace(`{datetime}`,(/* @__PURE__ */ new Date()).toISOString()),t.replace(`{time}`,Math.round(Date.now()/1e3))},g=function(e){return e=_(e),e=v(e),b(e)},_=function(e){let t=e.split(`
`),n=``;for(let e of t){if(e.trim().startsWith(`;`))continue;let t=N(e,`;`,!0);for(let e of t)if(n+=e,e.endsWith(`\\`))n+=`;`;else{n+=`
`;break}}return n},v=function(e){let t=/SOA[\s\S]*?\([\s\S]*?\)/gim.exec(e);if(t!==null){let n=t[0].replace(/\s+/gm,` `);return n=n.replace(/\(|\)/gim,` `),e.substring(0,t.index)+n+e.substring(t.index+t[0].length)}return e},y=function(e){let t=N(e,null,!0),n=!1,r=!1;n=!e.match(/^\s+/),n?isNaN(t[1])||(r=!0):isNaN(t[0])||(r=!0);let i=0;n&&++i,r&&++i;let a=t[i];a===`IN`&&(a=t[i+1]);let o=t.indexOf(a,+!!n);return(o===0||t[o-1]!==`IN`)&&(t.splice(o,0,`IN`),++o),{rrType:a,tokens:t,hasName:n,hasTtl:r,typeIndex:o}},b=function(e){let t={},n=e.split(`
`);for(let e of n){if(!e.trim())continue;let n=N(e,null,!0);if(e.startsWith(`$ORIGIN`))t.$origin=n[1];else if(e.startsWith(`$TTL`))t.$ttl=n[1];else{let r=y(e);switch(r.rrType){case`SOA`:t.soa=x(n);break;case`TXT`:t.txt=t.txt||[],t.txt.push(D(r,t.txt));break;case`NS`:t.ns=t.ns||[],t.ns.push(S(r,t.ns));break;case`A`:t.a=t.a||[],t.a.push(C(r,t.a));break;case`AAAA`:t.aaaa=t.aaaa||[],t.aaaa.push(w(r,t.aaaa));break;case`CNAME`:t.cname=t.cname||[],t.cname.push(T(r,t.cname));break;case`MX`:t.mx=t.mx||[],t.mx.push(E(r,t.mx));break;case`PTR`:t.ptr=t.ptr||[],t.ptr.push(O(r,t.ptr,t.$origin));break;case`SRV`:t.srv=t.srv||[],t.srv.push(k(r,t.srv));break;case`SPF`:t.spf=t.spf||[],t.spf.push(A(r,t.spf));break;case`CAA`:t.caa=t.caa||[],t.caa.push(j(r,t.caa));break;case`DS`:t.ds=t.ds||[],t.ds.push(M(r,t.ds))}}}return t},x=function(e){let t={},n=e.length;return t.name=e[0],t.minimum=parseInt(e[n-1],10),t.expire=parseInt(e[n-2],10),t.retry=parseInt(e[n-3],10),t.refresh=parseInt(e[n-4],10),t.serial=parseInt(e[n-5],10),t.rname=e[n-6],t.mname=e[n-7],isNaN(e[1])||(t.ttl=parseInt(e[1],10)),t},S=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],host:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},C=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],ip:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},w=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],ip:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},T=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],alias:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},E=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],preference:parseInt(n[r-2],10),host:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},D=function(e,t){let n=e.tokens,r=n.slice(e.typeIndex+1);e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let i={name:n[0],txt:r.join(` `)};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},O=function(e,t,n){let r=e.tokens;!e.hasName&&t[t.length-1]&&r.unshift(t[t.length-1].name);let i=r.length,a={name:r[0],fullname:r[0]+`.`+n,host:r[i-1]};return e.hasTtl&&(a.ttl=parseInt(r[1],10)),a},k=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],target:n[r-1],priority:parseInt(n[r-4],10),weight:parseInt(n[r-3],10),port:parseInt(n[r-2],10)};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},A=function(e,t){let n=e.tokens,r=n.slice(e.typeIndex+1);e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let i={name:n[0],data:r.join(` `)};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},j=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],flags:parseInt(n[r-3],10),tag:n[r-2],value:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},M=function(e,t){let n=e.tokens;e.hasName||(t.length?n.unshift(t[t.length-1].name):n.unshift(`@`));let r=n.length,i={name:n[0],key_tag:n[r-4],algorithm:n[r-3],digest_type:n[r-2],digest:n[r-1]};return e.hasTtl&&(i.ttl=parseInt(n[1],10)),i},N=function(e,t,n){let r=t||/\s/g,i=!1,a=!1,o=[],s=[],c=e.split(``);for(let e=0;e<c.length;++e){let t=c[e],l=t.match(r);t===`'`&&!a?(n===!0&&o.push(t),i=!i):t===`"`&&!i?(n===!0&&o.push(t),a=!a):!i&&!a&&l?o.length>0&&(s.push(o.join(``)),o=[]):o.push(t)}return o.length>0?s.push(o.join(``)):t&&s.push(``),s};var P={generate:e,parse:g};export{P as default};