import"./rolldown-runtime.js";import{At as e,Lt as t,Mt as n,Nt as r,Rt as i,Wt as a}from"./check.js";import{T as o}from"./files.js";const s={A:`sx`,AAAA:`sx`,ADGUARDHOME_AAAA_PASSTHROUGH:`sx`,ADGUARDHOME_A_PASSTHROUGH:`sx`,AKAMAICDN:`sx`,AKAMAITLC:`sss`,ALIAS:`sx`,AZURE_ALIAS:`sss`,BUNNY_DNS_PZ:`sx`,BUNNY_DNS_RDR:`sx`,CAA:`sss`,CF_REDIRECT:`xx`,CF_SINGLE_REDIRECT:`xxxx`,CF_TEMP_REDIRECT:`xx`,CF_WORKER_ROUTE:`ss`,CLOUDNS_WR:`sx`,CNAME:`sx`,DHCID:`sx`,DNAME:`sx`,DNSKEY:`snnns`,DS:`sxxxx`,FRAME:`sx`,HTTPS:`snss`,LOC:`snnnsnnnsnnnn`,LUA:`sst`,MIKROTIK_FORWARDER:`sx`,MIKROTIK_FWD:`sx`,MIKROTIK_NXDOMAIN:`s`,MX:`sns`,NAPTR:`snnssss`,NS:`sx`,NS1_URLFWD:`sx`,OPENPGPKEY:`sx`,PORKBUN_URLFWD:`sx`,PTR:`sx`,R53_ALIAS:`sss`,RP:`sxx`,SMIMEA:`snnns`,SOA:`sssnnnn`,SRV:`snnns`,SSHFP:`snns`,SVCB:`snss`,TLSA:`snnns`,TXT:`st`,URL:`sx`,URL301:`sx`},c=[`CF_REDIRECT`,`CF_SINGLE_REDIRECT`,`CF_TEMP_REDIRECT`,`CF_WORKER_ROUTE`,`MIKROTIK_FORWARDER`],l=/* @__PURE__ */ new Set([`CAA`,`DHCID`,`DNAME`,`DNSKEY`,`DS`,`HTTPS`,`LOC`,`MIKROTIK_NXDOMAIN`,`NAPTR`,`OPENPGPKEY`,`PTR`,`RP`,`SMIMEA`,`SOA`,`SRV`,`SSHFP`,`SVCB`,`TLSA`]),u=/* @__PURE__ */ new Map([[`TXT`,1],[`MX`,2],[`CNAME`,1],[`NS`,1]]);function d(e,t=[]){return{parts:e,keys:t}}function f(e){let t=[d([])];for(let n of e)t=t.flatMap(e=>n.map(({parts:t,keys:n})=>({parts:[...e.parts,...t],keys:[...e.keys,...n]}))).slice(0,300);return t}function p({parts:e,structure:t}){if(!(t||e.some(e=>`made`in e)))return e.map(e=>`made`in e?``:e.text).join(``)}function ee({parts:e,structure:t},n){if(t)return;let r=[],i=0,a;for(let[t,o]of e.entries()){if(`made`in o){a??=o.made;continue}let s=t===e.length-1,c=a===void 0?i:s?n.length-o.text.length:n.indexOf(o.text,i);if(c<i||!n.startsWith(o.text,c))return;a&&c>i&&r.push({text:n.slice(i,c),range:a,verbatim:!1,code:!0}),a=void 0,r.push(o),i=c+o.text.length}if(a&&i<n.length)r.push({text:n.slice(i),range:a,verbatim:!1,code:!0});else if(i<n.length)return;return r}const te=/\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-7]{1,3}|\r\n|[\s\S])|\r\n?/g,ne=/* @__PURE__ */ new Map([[`n`,`
`],[`t`,`	`],[`r`,`\r`],[`b`,`\b`],[`f`,`\f`],[`v`,`\v`],[`
`,``],[`\r`,``],[`\r
`,``],[`\u2028`,``],[`\u2029`,``]]);function m(e,t){let n=t.text.slice(e.start,e.end);if(typeof e.value==`number`)return[ie(e,n,t)];if(typeof e.value!=`string`)return;let r=n.charAt(0);return h(e.start+1,e.end-1,t,e=>oe(e,r))}function re(e,t){return h(e.start,e.end,t,se)}function ie(e,t,r){let i=r.range(e.start,e.end),o=String(e.value),s=e=>/^[1-9]\d{0,14}$/.test(e)?e:JSON.stringify(e);return o===t?{...a(o,i),encode:s}:{...n(o,i),encode:s}}function h(e,t,n,r){let i=n.text.slice(e,t),a=[],o=(t,i,o,s)=>{i<o&&a.push({text:t,range:n.range(e+i,e+o),verbatim:s,encode:r})},s=0;for(let{0:e,index:t}of i.matchAll(te))o(i.slice(s,t),s,t,!0),o(ae(e),t,t+e.length,!1),s=t+e.length;return o(i.slice(s),s,i.length,!0),a.length===0&&a.push({text:``,range:n.range(e,t),verbatim:!0,encode:r}),a}function ae(e){if(!e.startsWith(`\\`))return`
`;let t=e.slice(1),n=ne.get(t);return n===void 0?/^[ux]./.test(t)?g(Number.parseInt(t.replace(/[ux{}]/g,``),16)):/^[0-7]+$/.test(t)?g(Number.parseInt(t,8)):t:n}function g(e){return e<=1114111?String.fromCodePoint(e):``}function oe(e,t){return e.replace(/["'\\\0-\x1f\u2028\u2029]/g,e=>(e===`"`||e===`'`)&&e!==t?e:ce(e))}function se(e){return e.replace(/`|\\|\$\{/g,e=>`\\${e}`).replaceAll(`\r`,`\\r`)}function ce(e){return e===`
`?`\\n`:e>=` `&&e<``?`\\${e}`:`\\u${e.charCodeAt(0).toString(16).padStart(4,`0`)}`}const _=2e3;function v({structure:e,keys:t},n,r){if(!e)return[];let i=x(e.node).filter(({name:e})=>n===void 0||n.includes(e));return(n===void 0?i:de(i)).flatMap(({name:n,node:i})=>r.trace(i,e.site).map(e=>({...e,keys:[...t,...e.keys,n,...fe(i)]})))}function y(e,t){return v(e,void 0,t)}function b({structure:e}){return e?.node.type===`ObjectExpression`?e.node.properties.flatMap(t=>{if(t.type!==`Property`||t.computed)return[];let n=le(t,e.site);return n?[d(n,[S(t)])]:[]}):[]}function le({key:e},{script:t}){if(e.type===`Literal`)return m(e,t);if(e.type!==`Identifier`)return;let n=t.range(e.start,e.end);return[{text:e.name,range:n,verbatim:!0,encode:ue}]}function ue(e){return/^[A-Za-z_$][\w$]*$/.test(e)?e:JSON.stringify(e)}function x(e){return e.type===`ArrayExpression`?e.elements.length>_?[]:e.elements.flatMap((e,t)=>e&&e.type!==`SpreadElement`?[{name:String(t),node:e}]:[]):e.type!==`ObjectExpression`||e.properties.length>_?[]:e.properties.flatMap(e=>e.type===`Property`&&!e.computed&&e.kind===`init`?[{name:S(e),node:e.value}]:[])}function S({key:e}){return e.type===`Identifier`?e.name:e.type===`Literal`?String(e.value):``}function de(e){return[...new Map(e.map(e=>[e.name,e])).values()]}function fe(e){return x(e).map(({node:e})=>e.type===`Literal`?e.value:void 0).filter(e=>typeof e==`string`).slice(0,20)}var pe=class{file;text;tree;#e=/* @__PURE__ */ new Map;#t=/* @__PURE__ */ new Map;#n=/* @__PURE__ */ new Map;#r=[];#i=/* @__PURE__ */ new Map;#a;#o;constructor(e,t){this.file=e,this.text=r(e.bytes)??``,this.tree=ge(this.text,/json5?$/i.test(e.path),t),this.#a=ve(this.text),this.tree&&this.#c(this.tree)}parentOf(e){return this.#i.get(e)}declarationsOf(e){return this.#n.get(e)??[]}get declaredNames(){return this.#n.keys()}callsOf(e){return this.#t.get(e)??[]}get returns(){return this.#r}callAt(e,t){let n=this.offsetOf(e,t);return n===void 0?void 0:this.#e.get(n)}offsetOf(e,t){let n=this.#a[e-1];if(n===void 0)return;let r=n,i=Math.min(this.text.length,n+2*t);for(let e=t-1;e>0&&r<i;e--)r+=(this.text.codePointAt(r)??0)>65535?2:1;return r<=this.text.length?r:void 0}range(e,t){return i(this.file,this.#s(e),this.#s(t))}lineRange(e){let t=this.#a[e-1]??0,n=(this.#a[e]??this.text.length+1)-1;return this.range(t,Math.max(t,n))}#s(e){return this.file.bytes.length===this.text.length?e:(this.#o??=ye(this.text),this.#o[e]??this.file.bytes.length)}#c(e){let t=[e];for(let e=t.pop();e;e=t.pop()){this.#l(e);for(let n of _e(e).reverse())this.#i.set(n,e),t.push(n)}}#l(e){for(let t of me(e))C(this.#n,t,e);if(e.type===`CallExpression`){this.#e.set(this.#u(e),e);let t=w(e.callee);t!==void 0&&C(this.#t,t,e)}else e.type===`ReturnStatement`&&(this.#r.push(e),e.argument?.type===`CallExpression`&&this.#e.set(e.start,e.argument))}#u({callee:e,end:t}){let n=/(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|\)|\?\.)*/y;return n.lastIndex=e.end,Math.min(e.end+(n.exec(this.text)?.[0].length??0),t)}};function C(e,t,n){let r=e.get(t);r?r.push(n):e.set(t,[n])}function w(e){return e.type===`Identifier`?e.name:e.type===`MemberExpression`&&e.property.type===`Identifier`?e.property.name:void 0}function me(e){switch(e.type){case`VariableDeclarator`:return he(e.id);case`FunctionDeclaration`:return e.id?[e.id.name]:[];case`AssignmentExpression`:return e.left.type===`Identifier`?[e.left.name]:[];case`ForInStatement`:case`ForOfStatement`:{let t=e.left.type===`VariableDeclaration`?e.left.declarations[0]?.id:e.left;return t?.type===`Identifier`?[t.name]:[]}default:return[]}}function he(e){return e.type===`Identifier`?[e.name]:e.type===`ObjectPattern`?e.properties.flatMap(e=>e.type===`Property`&&e.value.type===`Identifier`?[e.value.name]:[]):[]}function ge(e,t,n){if(!(e===``||e.length>4194304))try{return t?n.parseExpressionAt(e,0,{ecmaVersion:`latest`}):n.parse(e,{ecmaVersion:`latest`,sourceType:`script`,allowHashBang:!0})}catch{return}}function _e(e){let t=[],n=e;for(let e in n){let r=n[e];if(typeof r==`object`&&r){if(!Array.isArray(r))T(r)&&t.push(r);else for(let e of r)T(e)&&t.push(e)}}return t}function T(e){return typeof e==`object`&&!!e&&`type`in e&&`start`in e}function ve(e){let t=[0];for(let n=e.indexOf(`
`);n!==-1;n=e.indexOf(`
`,n+1))t.push(n+1);return t}function ye(e){let t=new Uint32Array(e.length+1),n=0;for(let r=0;r<e.length;r++){t[r]=n;let i=e.charCodeAt(r);n+=i<128?1:i<2048||(i&63488)==55296?2:3}return t[e.length]=n,t}function E(e){return e.type===`FunctionDeclaration`||e.type===`FunctionExpression`||e.type===`ArrowFunctionExpression`}function D(e,t){for(let n=t.parentOf(e);n;n=t.parentOf(n))if(E(n))return n}function be(e,t,n,r){let{script:i}=n,a=i.declarationsOf(e);for(let r=D(t,i);r;r=D(r,i)){let t=Ce(e,r);if(t)return[t];let o=a.filter(e=>D(e,i)===r);if(o.some(e=>e.type!==`AssignmentExpression`))return o.flatMap(t=>O(t,e,n))}return[...r.all()].flatMap(t=>xe(e,t===i?n:{script:t,frames:[],calls:[]}))}function xe(e,t){let{script:n}=t;return[...n.declarationsOf(e).filter(e=>e.type===`AssignmentExpression`||D(e,n)===void 0).flatMap(n=>O(n,e,t)),...Se(e,t)]}function Se(e,t){return t.script.callsOf(`CLI_DEFAULTS`).flatMap(({arguments:[n]})=>n?.type===`ObjectExpression`?[{kind:`value`,node:n,site:t,member:e}]:[])}function O(e,t,n){switch(e.type){case`VariableDeclarator`:return e.init?[{kind:`value`,node:e.init,site:n,member:A(e.id,t)}]:[];case`FunctionDeclaration`:case`AssignmentExpression`:return[{kind:`value`,node:e,site:n}];case`ForInStatement`:return[{kind:`key`,node:e.right,site:n}];case`ForOfStatement`:return[{kind:`element`,node:e.right,site:n}];default:return[]}}function Ce(e,t){for(let[n,r]of t.params.entries()){let{pattern:i,fallback:a}=k(r),o=A(i,e);if(i.type===`Identifier`&&i.name===e||o!==void 0)return{kind:`parameter`,owner:t,index:n,fallback:a,member:o}}}function k(e){return e.type===`AssignmentPattern`?{pattern:e.left,fallback:e.right}:{pattern:e,fallback:void 0}}function A(e,t){if(e.type===`ObjectPattern`){for(let n of e.properties)if(!(n.type!==`Property`||n.computed||n.key.type!==`Identifier`)&&we(n.value)===t)return n.key.name}}function we(e){let{pattern:t}=k(e);return t.type===`Identifier`?t.name:void 0}function Te(e,{frames:t},n){for(let[r,i]of t.entries()){let a=n.get(i.path),o=a?.callAt(i.line,i.column);if(!a||!o||D(o,a)!==e)continue;let s=t.slice(r+1),[c]=s,l=c&&n.get(c.path),u=c&&l?.callAt(c.line,c.column);return!l||!u||!Ee(u,e,a)?void 0:{call:u,site:{script:l,frames:s,calls:[]}}}}function Ee({callee:e,arguments:t},n,r){if(t.some(e=>e===n)||e===n)return!0;let i=j(n,r);return i===void 0||w(e)===i}function j(e,t){if(e.type===`FunctionDeclaration`)return e.id?.name;let n=t.parentOf(e);if(n?.type===`VariableDeclarator`&&n.id.type===`Identifier`)return n.id.name;if(n?.type===`Property`&&n.key.type===`Identifier`)return n.key.name;if(n?.type===`AssignmentExpression`)return w(n.left)}function De(e,t,n){let r=t.parentOf(e);if(r?.type===`CallExpression`)return[{call:r,site:{script:t,frames:[],calls:[]}}];let i=j(e,t);return i===void 0?[]:[...n.all()].flatMap(e=>e.callsOf(i).map(t=>({call:t,site:{script:e,frames:[],calls:[]}})))}const Oe=/* @__PURE__ */ new Set([`toString`,`trim`,`valueOf`,`trimEnd`,`trimStart`]);function ke(e,t,n){let{callee:r,arguments:i}=e;if(r.type!==`MemberExpression`||r.object.type===`Super`||r.computed||r.property.type!==`Identifier`||i.some(({type:e})=>e===`SpreadElement`))return;let a=r.property.name,[o,s]=i;if(Oe.has(a))return n.trace(r.object,t);if(a===`concat`){let e=n.trace(r.object,t);return e.some(({structure:e})=>e)?void 0:f([e,...i.map(e=>n.trace(e,t))])}if(a===`join`)return Ae(r.object,o,t,n);if((a===`replace`||a===`replaceAll`)&&o&&s){let e=M(o,t,n);return e===void 0?void 0:N(n.trace(r.object,t),e,n.trace(s,t))}}function Ae(e,t,n,r){let i=t?r.trace(t,n):[],a=je(e,n,r);return a?N(r.trace(a.object,n),a.searched,i):r.trace(e,n).flatMap(e=>{if(e.structure?.node.type!==`ArrayExpression`)return[];let{elements:t}=e.structure.node;return f(t.map((t,n)=>v(e,[String(n)],r)).flatMap((e,t)=>t===0?[e]:[i,e]))})}function je(e,t,n){if(e.type!==`CallExpression`||e.callee.type!==`MemberExpression`)return;let{object:r,property:i}=e.callee,[a]=e.arguments;if(i.type!==`Identifier`||i.name!==`split`||r.type===`Super`||!a)return;let o=a.type===`SpreadElement`?void 0:M(a,t,n);return o===void 0||o===``?void 0:{object:r,searched:o}}function M(e,t,n){if(e.type===`Literal`&&e.regex){let{pattern:t}=e.regex,n=t.replace(/\\([^\w])/g,`$1`),r=t.replace(/\\[^\w]/g,``);return/^[^\\^$.*+?()[\]|]+$/.test(r)&&!/\{\d/.test(r)||/^$/.test(r)?n:void 0}let[r,...i]=n.trace(e,t);return r&&i.length===0?p(r):void 0}function N(e,t,n){return t===``?[]:e.flatMap(e=>{if(e.structure)return[];let r=[];for(let i of e.parts){let e=`made`in i||!i.verbatim?[i]:Me(i,t);for(let[t,i]of e.entries())t>0&&r.push([...n]),r.push([d([i])])}return f(r).map(t=>({...t,keys:[...e.keys,...t.keys]}))})}const P=new TextEncoder;function Me(e,t){let n=e.range.start;return e.text.split(t).map(r=>{let i=n+P.encode(r).length,a={...e,text:r,range:{...e.range,start:n,end:i}};return n=i+P.encode(t).length,a})}var Ne=class{scripts;#e=0;#t=0;constructor(e){this.scripts=e}trace(e,t){if(this.#e+=1,this.#e>4e3||this.#t>80)return[F(e,t)];this.#t+=1;try{let n=this.#n(e,t);return n.length===0?[F(e,t)]:n.slice(0,300)}finally{--this.#t}}argument(e){return e?`values`in e?e.values:this.trace(e.node,e.site):[]}#n(e,t){switch(e.type){case`Literal`:{let n=m(e,t.script);return n?[d(n)]:[]}case`TemplateLiteral`:return f(e.quasis.flatMap((n,r)=>{let i=[d(re(n,t.script))],a=e.expressions[r];return a?[i,this.trace(a,t)]:[i]}));case`BinaryExpression`:return e.operator!==`+`||e.left.type===`PrivateIdentifier`?[]:f([this.trace(e.left,t),this.trace(e.right,t)]);case`ConditionalExpression`:return[...this.trace(e.consequent,t),...this.trace(e.alternate,t)];case`LogicalExpression`:return[...this.trace(e.left,t),...this.trace(e.right,t)];case`AssignmentExpression`:return e.operator===`=`?this.trace(e.right,t):[];case`SequenceExpression`:return e.expressions.slice(-1).flatMap(e=>this.trace(e,t));case`ParenthesizedExpression`:case`ChainExpression`:return this.trace(e.expression,t);case`ObjectExpression`:case`ArrayExpression`:return[{parts:[],structure:{node:e,site:t},keys:[]}];case`Identifier`:return this.#r(e.name,e,t);case`MemberExpression`:return this.#s(e,t);case`CallExpression`:return this.#c(e,t);default:return E(e)?[{parts:[],structure:{node:e,site:t},keys:[]}]:[]}}#r(e,t,n){return be(e,t,n,this.scripts).flatMap(e=>{let t=this.#i(e,n),{member:r}=e;return r===void 0?t:t.flatMap(e=>v(e,[r],this))})}#i(e,t){switch(e.kind){case`value`:return this.trace(e.node,e.site);case`parameter`:{let n=this.#a(e.owner,e.index,t);return n.length>0||!e.fallback?n:this.trace(e.fallback,t)}case`key`:return this.trace(e.node,e.site).flatMap(e=>b(e));case`element`:return this.trace(e.node,e.site).flatMap(e=>y(e,this))}}#a(e,t,n){let r=n.calls.find(({callee:t})=>t===e);if(r)return this.argument(r.values[t]);let i=Te(e,n,this.scripts);if(i){let n=i.call.arguments[t];if(L(i.call,e))return t>1?[]:this.#o(i.call,t,i.site);if(n&&n.type!==`SpreadElement`&&!I(i.call,e))return this.trace(n,i.site)}return De(e,n.script,this.scripts).flatMap(({call:n,site:r})=>{let i=n.arguments[t];return L(n,e)?t>1?[]:this.#o(n,t,r):i&&i.type!==`SpreadElement`?this.trace(i,r):[]})}#o({callee:e,arguments:t},n,r){if(e.type!==`MemberExpression`||e.object.type===`Super`)return[];let i=e.object.type===`Identifier`&&e.object.name===`_`?t[0]:e.object;return!i||i.type===`SpreadElement`?[]:this.trace(i,r).flatMap(e=>n===0?y(e,this):b(e))}#s({object:e,property:t,computed:n},r){if(e.type===`Super`||t.type===`PrivateIdentifier`)return[];let i=n?this.trace(t,r).map(p):[t.type===`Identifier`?t.name:void 0],a=i.includes(void 0)?void 0:i.filter(e=>e!==void 0);return this.trace(e,r).flatMap(e=>v(e,a,this))}#c(e,t){let{callee:n}=e;return n.type===`Identifier`&&n.name===`require`?this.#u(e,t):n.type===`Identifier`&&n.name===`String`?this.#l(e,t):ke(e,t,this)||(n.type===`Super`?[]:this.trace(n,t).flatMap(({structure:n})=>!n||!E(n.node)?[]:this.#d(n.node,n.site,e,t)))}#l({arguments:[e]},t){return e&&e.type!==`SpreadElement`?this.trace(e,t):[]}#u(e,t){return this.#l(e,t).flatMap(e=>{let n=this.scripts.required(p(e)??``,t.script.file.path);return n?.tree?this.trace(n.tree,{script:n,frames:[],calls:[]}):[]})}#d(e,t,n,r){if(r.calls.some(t=>t.callee===e))return[];let i=n.arguments.map(e=>e.type===`SpreadElement`?{values:[]}:{node:e,site:r}),a={...t,calls:[{callee:e,values:i},...r.calls]};return e.type===`ArrowFunctionExpression`&&e.body.type!==`BlockStatement`?this.trace(e.body,a):t.script.returns.flatMap(n=>n.argument&&D(n,t.script)===e?this.trace(n.argument,a):[])}};function F(e,{script:t}){return d([{made:t.range(e.start,e.end)}])}function I({arguments:e},t){return e.some(e=>e===t)}function L(e,t){let{callee:n}=e;return!I(e,t)||n.type!==`MemberExpression`||n.property.type!==`Identifier`?!1:/^(?:forEach|map|flatMap|each|filter|collect|some|every)$/.test(n.property.name)}function R([e],t){let n=e&&t.get(e.path);if(!n)return;let r=n.callAt(e.line,e.column);return r?n.range(r.start,r.end):n.lineRange(e.line)}function Pe(e,n,r){let i=r.framesOf(e.stack),a=R(i,r);if(!a)return;let o=Fe(e,i,n,r),s=t([{text:e.value,range:a,verbatim:!1,code:!0}],a);return{range:a,owner:o?.owner??a,value:o?.value??s}}function Fe(e,n,r,i){let[a]=n,o=a&&i.get(a.path),s=a&&o?.callAt(a.line,a.column);if(!o||!s||w(s.callee)?.endsWith(`_BUILDER`))return;let c={script:o,frames:n,calls:[]},l=z(s,u.get(e.type)),d=l&&V(B(l,c,i),e.value,r);return{owner:Ie(s,e,c,r,i),value:d&&t(d,Le(d)?o.range(l.start,l.end):void 0)}}function Ie(e,{type:t,label:n,subdomain:r},i,a,o){let s=z(e,0);if(!s)return;let c=t===`TXT`&&r===``?V(B(s,i,o),n,a):void 0,[l]=c??[];return c?.length===1&&l&&!l.code?l.range:i.script.range(s.start,s.end)}function z({arguments:e},t){if(!(t===void 0||e.slice(0,t+1).some(({type:e})=>e===`SpreadElement`)))return e[t]}function B(e,t,n){let r=new Ne(n);return r.trace(e,t).flatMap(e=>{if(e.structure?.node.type!==`ArrayExpression`)return[e];let{elements:t}=e.structure.node;return f(t.map((t,n)=>v(e,[String(n)],r)))})}function V(e,t,n){let r=e.flatMap(e=>{let n=ee(e,t);return n?[{pieces:n,keys:e.keys,isWritten:n.every(({encode:e})=>e!==void 0)}]:[]}),i=r.some(({isWritten:e})=>e)?r.filter(({isWritten:e})=>e):r,a=i.filter(({keys:e})=>n.some(t=>e.includes(t)));return H(i)??H(a)}function H(e){let[t,...n]=e;return t&&n.every(({pieces:e})=>U(e)===U(t?.pieces??[]))?t.pieces:void 0}function U(e){return JSON.stringify(e.map(({range:{path:e,start:t,end:n}})=>[e,t,n]))}function Le(e){let[t]=e;return e.length===0||e.some(({range:e,encode:n})=>e.path!==t?.range.path||n!==t.encode)}function Re(e,t){let n=[];for(let r of e.split(`
`,64)){let e=r.length>2e3?void 0:ze(r,t);if(e&&n.push(e),n.length===16)break}return n}function ze(e,t){let n=e.endsWith(`)`)?e.length-1:e.length,r=e.lastIndexOf(`:`,n-1),i=e.lastIndexOf(`:`,r-1),a=Number(e.slice(i+1,r)),o=Number(e.slice(r+1,n));if(i<=0||!W(a)||!W(o))return;let s=Be(e.slice(0,i),t);return s===void 0?void 0:{path:s,line:a,column:o}}function W(e){return Number.isInteger(e)&&e>0&&e<1e8}function Be(e,t){for(let n=e.indexOf(` (`);n!==-1;n=e.indexOf(` (`,n+1)){let r=e.slice(n+2);if(t(r))return r}let n=e.trimStart();return n.startsWith(`at `)&&t(n.slice(3))?n.slice(3):void 0}var Ve=class{#e=/* @__PURE__ */ new Map;#t;#n=/* @__PURE__ */ new Map;#r=/* @__PURE__ */ new Map;#i;constructor(e){this.#i=G(e)}parse(e,t){this.#e=e,this.#t=t;let n=1048576;for(let{path:t,bytes:r}of e.values())n-=r.length,n>=0&&t.endsWith(`.js`)&&this.get(t)}get(e){let t=this.#n.get(e);if(t)return t;let n=this.#e.get(e);if(!n||!this.#t)return;let r=new pe(n,this.#t);return this.#n.set(e,r),r}framesOf(e){let t=this.#r.get(e);if(t)return t;let n=Re(e,e=>this.#e.has(e));return this.#r.set(e,n),n}*all(){for(let e of this.#e.keys()){let t=/json5?$/i.test(e)?void 0:this.get(e);t?.tree&&(yield t)}}required(e,t){let n=e.startsWith(`.`)?[G(t)]:[this.#i,``];for(let t of n){let n=this.get(K(t,e)??``);if(n)return n}}};function G(e){return e.slice(0,Math.max(e.lastIndexOf(`/`),0))}function K(e,t){let n=e===``?[]:e.split(`/`);for(let e of t.split(`/`)){if(e===`..`&&n.pop()===void 0)return;e!==`..`&&e!==`.`&&e!==``&&n.push(e)}return n.join(`/`)}const He=String.raw`
function listOf(value) {
  return isArray(value) ? value : value === undefined || value === "" ? [] : [value];
}

function ttlOf({ ttl }) {
  return ttl ? [globalThis.TTL(ttl)] : [];
}

function below(prefix, label) {
  return label === undefined || label === "@" ? prefix : prefix + "." + label;
}

define("SPF_BUILDER", function (spf) {
  if (!spf.parts || spf.parts.length < 2) fail("SPF_BUILDER needs at least two parts");
  const text = spf.parts.join(" ");
  const records = [globalThis.TXT(spf.label || "@", text, ...ttlOf(spf))];
  const raw = spf.raw === undefined ? "_rawspf" : spf.raw;
  // Flattening looks names up and overflow adds names; neither is about MTA-STS.
  if (spf.flatten && spf.flatten.length > 0 && raw) records.unshift(globalThis.TXT(raw, text, ...ttlOf(spf)));
  return records;
});

define("DMARC_BUILDER", function (dmarc = {}) {
  const alignment = { relaxed: "r", strict: "s", r: "r", s: "s" };
  const { failureOptions: options } = dmarc;
  const failure = typeof options === "object" && options !== null
    ? (options.SPF ? (options.DKIM ? "1" : "s") : options.DKIM ? "d" : "0")
    : options;
  const tags = [
    ["v", dmarc.version || "DMARC1"], ["p", dmarc.policy || "none"], ["sp", dmarc.subdomainPolicy],
    ["np", dmarc.nonexistentSubdomainPolicy], ["adkim", alignment[dmarc.alignmentDKIM]], ["aspf", alignment[dmarc.alignmentSPF]],
    ["pct", dmarc.percent], ["rua", listOf(dmarc.rua).join(",")], ["ruf", listOf(dmarc.ruf).join(",")],
    ["fo", dmarc.ruf && failure !== "0" ? failure : undefined], ["rf", dmarc.ruf && dmarc.failureFormat],
    ["ri", dmarc.reportInterval && secondsOf(dmarc.reportInterval)], ["psd", dmarc.publicSuffixDomain], ["t", dmarc.testMode],
  ];
  const text = tags.filter(([, value]) => value).map(([tag, value]) => tag + "=" + value).join("; ");
  return globalThis.TXT(below("_dmarc", dmarc.label), text, ...ttlOf(dmarc));
});

define("DKIM_BUILDER", function (dkim) {
  if (!dkim || !dkim.selector) fail("DKIM_BUILDER needs a selector");
  const tags = [
    ["v", dkim.version || "DKIM1"], ["h", listOf(dkim.hashtypes).join(":")], ["k", dkim.keytype], ["n", dkim.note],
    ["p", dkim.pubkey || ""], ["s", listOf(dkim.servicetypes).join(":")], ["t", listOf(dkim.flags).join(":")],
  ];
  const text = tags.filter(([tag, value]) => value || tag === "p").map(([tag, value]) => tag + "=" + value).join("; ");
  return globalThis.TXT(below(dkim.selector + "._domainkey", dkim.label), text, ...ttlOf(dkim));
});

define("CAA_BUILDER", function (caa) {
  const records = [];
  const label = caa.label || "@";
  if (caa.iodef) records.push(globalThis.CAA(label, "iodef", caa.iodef, ...ttlOf(caa)));
  for (const tag of ["issue", "issuewild", "issuevmc", "issuemail"]) {
    const names = caa[tag] === "none" ? [";"] : listOf(caa[tag]);
    for (const name of names) records.push(globalThis.CAA(label, tag, name, ...ttlOf(caa)));
  }
  if (records.length === 0) fail("CAA_BUILDER needs an issuer");
  return records;
});

define("M365_BUILDER", function (name, options = {}) {
  if (!options.domainGUID && name.indexOf("-") !== -1) fail("M365_BUILDER needs domainGUID for a domain with a dash: " + name);
  if (options.dkim !== false && !options.initialDomain) fail("M365_BUILDER needs initialDomain for DKIM: " + name);
  const tenant = options.domainGUID || name.replace(/\./g, "-");
  const { CNAME, MX, SRV } = globalThis;
  const records = [];
  if (options.mx !== false) records.push(MX(options.label || "@", 0, tenant + ".mail.protection.outlook.com."));
  if (options.autodiscover !== false) records.push(CNAME("autodiscover", "autodiscover.outlook.com."));
  if (options.dkim !== false) {
    for (const selector of ["selector1", "selector2"]) {
      const target = selector + "-" + tenant + "._domainkey." + options.initialDomain + ".";
      records.push(CNAME(selector + "._domainkey", target));
    }
  }
  if (options.skypeForBusiness) {
    records.push(CNAME("lyncdiscover", "webdir.online.lync.com."), CNAME("sip", "sipdir.online.lync.com."),
      SRV("_sip._tls", 100, 1, 443, "sipdir.online.lync.com."),
      SRV("_sipfederationtls._tcp", 100, 1, 5061, "sipfed.online.lync.com."));
  }
  if (options.mdm) {
    records.push(CNAME("enterpriseregistration", "enterpriseregistration.windows.net."),
      CNAME("enterpriseenrollment", "enterpriseenrollment.manage.microsoft.com."));
  }
  return records;
});

// Where on Earth a host is does not matter here.
for (const name of ["LOC_BUILDER_DD", "LOC_BUILDER_DMM_STR", "LOC_BUILDER_DMS_STR", "LOC_BUILDER_STR"]) {
  define(name, function (place) {
    return globalThis.LOC(place.label || "@", 0, 0, 0, "N", 0, 0, 0, "E", 0, 0, 0, 0);
  });
}

define("GIDINET_PREMIUM_NS", function () {
  return [1, 2, 3, 4, 5].map((number) => globalThis.NAMESERVER("dns" + number + ".gidinet.com."));
});
`,Ue=String.raw`
const domains = [];
let defaults = [];
let recordCount = 0;

// Where a function of this language was called, for the records that somebody may have to find.
function whereCalled() {
  return new PlainError().stack;
}

function fail(message) {
  throw new PlainError(message);
}

function nameOf(text) {
  return text.slice(-1) === "!" ? text.slice(0, -1) : text;
}

function findDomain(text) {
  const name = nameOf(text);
  let found;
  for (const domain of domains) {
    const own = nameOf(domain.name);
    if (name !== own && !name.endsWith("." + own)) continue;
    if (found === undefined || own.length > nameOf(found.name).length) found = domain;
  }
  if (found === undefined) fail(text + " was not declared with D() before");
  return found;
}

function apply(modifier, domain, depth) {
  if (typeof modifier === "function") modifier(domain);
  else if (isArray(modifier)) {
    if (depth > 100) fail("lists lie within one another more than 100 deep");
    for (const each of modifier) apply(each, domain, depth + 1);
  } else if (typeof modifier === "object" && modifier !== null) assign(domain.meta, modifier);
  else fail("a modifier of " + domain.name + " is neither a record nor an object, but of type " + typeof modifier);
}

define("D", function (name, registrar, ...modifiers) {
  if (typeof name !== "string") fail("D() needs the name of a domain");
  const domain = {
    name, registrar, subdomain: "", meta: {}, records: [], recordsabsent: [], dnsProviders: {},
    defaultTTL: 0, nameservers: [], unmanaged: [], declaredAt: whereCalled(), open: [],
  };
  for (const each of defaults) apply(each, domain, 0);
  for (const each of modifiers) apply(each, domain, 0);
  for (const other of domains) if (nameOf(other.name) === nameOf(name)) fail(name + " is declared more than once");
  domains.push(domain);
  tellNew(domain);
});

define("D_EXTEND", function (name, ...modifiers) {
  const domain = findDomain(name);
  const full = nameOf(name);
  // A network such as "0/25.2.0.192.in-addr.arpa" is the zone itself.
  const labels = full.indexOf("/") === -1 ? full : full.slice(full.indexOf(".") + 1);
  const own = nameOf(domain.name);
  domain.subdomain = labels.length > own.length ? labels.slice(0, labels.length - own.length - 1) : "";
  for (const each of modifiers) apply(each, domain, 0);
  domain.subdomain = "";
  tellNew(domain);
});

define("DEFAULTS", function (...modifiers) {
  defaults = modifiers;
});

define("INCLUDE", function (name) {
  const included = findDomain(name);
  return function (domain) {
    for (const record of included.records) domain.records.push(record);
  };
});

define("getConfiguredDomains", function () {
  return domains.map((domain) => domain.name);
});

define("DOMAIN_ELSEWHERE", function (name, registrar, servers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE, ...servers.map((each) => globalThis.NAMESERVER(each)));
});

define("DOMAIN_ELSEWHERE_AUTO", function (name, registrar, ...providers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE);
});

define("NewRegistrar", function (name) {
  return name;
});

define("NewDnsProvider", function (name) {
  return name;
});

define("DnsProvider", function (name, count) {
  return function (domain) {
    domain.dnsProviders[name] = count === undefined ? -1 : count;
  };
});

define("NAMESERVER", function (name) {
  return function (domain) {
    domain.nameservers.push({ name });
  };
});

function secondsOf(duration) {
  if (typeof duration !== "string") return duration;
  const parts = /^(\d+)([smhdwny]?)$/.exec(duration);
  if (parts === null) fail(duration + " is no duration");
  const units = { "": 1, s: 1, m: 60, h: 3600, d: 86400, w: 604800, n: 2592000, y: 31536000 };
  return Number(parts[1]) * units[parts[2]];
}

define("TTL", function (duration) {
  const ttl = secondsOf(duration);
  return function (record) {
    record.ttl = ttl;
  };
});

define("DefaultTTL", function (duration) {
  const ttl = secondsOf(duration);
  return function (domain) {
    domain.defaultTTL = ttl;
  };
});

define("NAMESERVER_TTL", function (duration) {
  return { ns_ttl: String(secondsOf(duration)) };
});

define("PURGE", function (domain) {
  domain.KeepUnknown = false;
});

define("NO_PURGE", function (domain) {
  domain.KeepUnknown = true;
});

define("IGNORE", function (label = "*", types = "*", target = "*") {
  return function (domain) {
    domain.unmanaged.push([String(label), String(types)]);
  };
});

define("IGNORE_NAME", function (label, types) {
  return globalThis.IGNORE(label, types);
});

define("IGNORE_TARGET", function (target, types) {
  return globalThis.IGNORE("*", types, target);
});

define("IGNORE_EXTERNAL_DNS", function () {
  return function (domain) {
    domain.open.push("IGNORE_EXTERNAL_DNS leaves records to Kubernetes");
  };
});

for (const name of ["IMPORT_TRANSFORM", "IMPORT_TRANSFORM_STRIP"]) {
  define(name, function () {
    return function (domain) {
      domain.open.push(name + " takes records from another domain");
    };
  });
}

define("ENSURE_ABSENT_REC", function () {
  return function (record) {
    record.ensure_absent = true;
  };
});

define("CAA_CRITICAL", function (record) {
  record.caaflag |= 128;
});

for (const name of ["AUTODNSSEC_ON", "AUTODNSSEC_OFF", "AUTODNSSEC", "DISABLE_IGNORE_SAFETY_CHECK", "R53_EVALUATE_TARGET_HEALTH",
  "R53_ZONE", "R53_WEIGHT", "R53_HEALTH_CHECK_ID"]) {
  // With or without a call, it changes nothing about the records.
  define(name, function () {
    return function () {};
  });
}

define("DKIM", function (strings) {
  return strings;
});

// Objects go to the metadata of a domain or record.
const METADATA = {
  AUTOSPLIT: {}, END: {}, DISABLE_REPEATED_DOMAIN_CHECK: { skip_fqdn_check: "true" },
  CF_PROXY_OFF: {}, CF_PROXY_ON: {}, CF_PROXY_FULL: {}, CF_PROXY_DEFAULT_OFF: {}, CF_PROXY_DEFAULT_ON: {},
  CF_UNIVERSALSSL_OFF: {}, CF_UNIVERSALSSL_ON: {}, CF_CNAME_FLATTEN_OFF: {}, CF_CNAME_FLATTEN_ON: {},
  CF_MANAGE_COMMENTS: {}, CF_MANAGE_TAGS: {}, HEDNS_DYNAMIC_ON: {}, HEDNS_DYNAMIC_OFF: {},
};
for (const name of keys(METADATA)) define(name, METADATA[name]);
for (const name of ["CF_COMMENT", "CF_TAGS", "HEDNS_DDNS_KEY"]) {
  define(name, function () {
    return {};
  });
}
`,We=String.raw`
const KINDS = {
  s: (value) => typeof value === "string",
  n: (value) => typeof value === "number",
  t: (value) => typeof value === "string" || isArray(value),
  x: () => true,
};

function textOf(value) {
  if (typeof value === "number") return dotted(value);
  return isArray(value) ? value.join("") : String(value);
}

function addRecord(domain, record) {
  if (record.ensure_absent) {
    domain.recordsabsent.push(record);
    return;
  }
  recordCount += 1;
  if (recordCount > settings.mostRecords) fail("there are more than " + settings.mostRecords + " records");
  domain.records.push(record);
}

function makeRecord(type, values, modifiers, where) {
  return function (domain) {
    const record = { type, meta: {}, ttl: domain.defaultTTL };
    defineProperty(record, "filepos", { value: where, enumerable: true });
    for (const modifier of modifiers) {
      if (typeof modifier === "function") modifier(record);
      else if (typeof modifier === "object" && modifier !== null) assign(record.meta, modifier);
      else fail("a modifier of a " + type + " record is of type " + typeof modifier);
    }
    record.name = type === "SMIMEA" ? values[0] + "._smimecert" : values[0];
    record.target = textOf(values[settings.valueArguments[type] ?? values.length - 1]);
    if (record.target.length > 65535) fail(TOO_LONG);
    if (type === "MX") record.mxpreference = values[1];
    if (domain.subdomain) record.subdomain = domain.subdomain;
    if (domain.subdomain) record.name = withSubdomain(record.name, domain);
    addRecord(domain, record);
    return record;
  };
}

function withSubdomain(name, { name: domain, subdomain }) {
  if (name === "@") return subdomain;
  // Reverse zones know addresses and full names.
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name) || name.endsWith(".in-addr.arpa") || domain.endsWith(".ip6.arpa")) return name;
  return name.slice(-1) === "." ? name : name + "." + subdomain;
}

const TOO_LONG = "a text is longer than 65535 characters, which no record can hold";
const TOLD = /^(?:TXT|MX|CNAME|NS)$/;

// Finding the line of a call takes the longer the longer its file is, so this is asked only for records that may have to do
// with MTA-STS. Of all others the domain is place enough.
function mayMatter(type, label, value) {
  return type === "MX" || /sts|tls/i.test(label) || (type === "TXT" && /sts|rpt/i.test(value));
}

for (const type of keys(settings.recordFunctions)) {
  const kinds = settings.recordFunctions[type];
  const labelled = settings.withoutLabel.indexOf(type) === -1;
  define(type, function (...given) {
    if (given.length < kinds.length) fail(type + "() takes " + kinds.length + " arguments, not " + given.length);
    const values = given.slice(0, kinds.length);
    values.forEach((value, index) => {
      if (typeof value === "string" && value.length > 65535) fail(TOO_LONG);
      if (!KINDS[kinds[index]](value)) fail("argument " + (index + 1) + " of " + type + "() can't be of type " + typeof value);
    });
    if (!labelled) return function () {};
    const where = mayMatter(type, values[0], values[1]) ? whereCalled() : "";
    return makeRecord(type, values, given.slice(kinds.length), where);
  });
}

// What this language does not know is a record that says nothing, or a modifier that changes nothing.
for (const name of settings.unknownNames) {
  if (name in globalThis) continue;
  const unknown = function (...given) {
    const [label] = given;
    return worthless(function (target) {
      const isDomain = typeof target === "object" && target !== null && isArray(target.records);
      if (!isDomain || typeof label !== "string" || label === "") return;
      const record = { type: name, meta: {}, ttl: 0, filepos: "", target: "", name: label };
      if (target.subdomain) record.name = withSubdomain(label, target);
      addRecord(target, record);
    });
  };
  const worthless = function (made) {
    made[Symbol.toPrimitive] = function () {
      fail(name + " has no value here");
    };
    return made;
  };
  define(name, worthless(unknown));
}

const stacks = new Map();

function placeOf(stack) {
  const known = stacks.get(stack);
  if (known !== undefined) return known;
  stacks.set(stack, stacks.size);
  host.tell(stringify({ kind: "stack", index: stacks.size - 1, stack: String(stack) }));
  return stacks.size - 1;
}

function told(record) {
  const { type, name, target, ttl, subdomain, mxpreference, filepos } = record;
  const value = TOLD.test(type) ? textOf(target) : "";
  return [String(type), String(name), value, Number(ttl), placeOf(filepos), String(subdomain ?? ""), mxpreference];
}

// What is told of a domain at once would have to be told again with every D_EXTEND.
function tellNew(domain) {
  const from = domain.told ?? 0;
  domain.told = domain.records.length;
  tell(domain, from, domain.told);
}

function tell(domain, from, to) {
  const { name, declaredAt, unmanaged, open, KeepUnknown, dnsProviders } = domain;
  const records = domain.records.slice(from, to).map(told);
  const message = {
    kind: "domain", index: domains.indexOf(domain), name: String(name), place: placeOf(declaredAt), from, records,
    unmanaged, open: [...open, ...everywhere], keepsUnknown: KeepUnknown === true, hosted: keys(dnsProviders).length > 0,
  };
  if (!host.tell(stringify(message))) fail("the configuration makes too much");
}

const everywhere = [];

function tellAll() {
  for (const domain of domains) tell(domain, 0, domain.records.length);
  host.tell(stringify({ kind: "whole" }));
}
`,Ge=String.raw`
let folder = settings.folder;

function resolve(base, path) {
  const parts = base === "" ? [] : base.split("/");
  for (const part of path.replace(/\\/g, "/").split("/")) {
    if (part === "..") {
      if (parts.length === 0) fail(path + " lies outside the repository");
      parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

// Only a path that begins with a dot is relative to the file; any other to the folder that dnscontrol is run in, which is
// that of the configuration or the root.
function pathOf(given) {
  const relative = resolve(folder, given);
  if (given[0] === ".") return relative;
  if (given[0] === "/") fail(given + " lies outside the repository");
  const candidates = [resolve(settings.folder, given), resolve("", given)];
  return candidates.find((path) => host.has(path)) ?? candidates[0];
}

let depth = 0;
let runs = 0;

define("require", function (given) {
  const path = pathOf(String(given));
  if (!host.has(path)) {
    host.miss(path);
    fail("there is no file " + path + " in the repository, or it can't be read");
  }
  runs += 1;
  if (runs > settings.mostFiles) fail("require() is called more than " + settings.mostFiles + " times");
  if (depth > 50) fail("files require one another more than 50 deep");
  const before = folder;
  folder = path.indexOf("/") === -1 ? "" : path.slice(0, path.lastIndexOf("/"));
  depth += 1;
  try {
    const value = host.run(path);
    return /json5?$/i.test(path) ? parse(stringify(value)) : true;
  } finally {
    depth -= 1;
    folder = before;
  }
});

define("glob", function (given, recursive = true, ending = "js") {
  const base = resolve(folder, String(given));
  const inside = base === "" ? "" : base + "/";
  const suffix = ending === "*" ? "" : ending[0] === "." ? ending : "." + ending;
  return settings.paths.filter(
    (path) => path.startsWith(inside) && path.endsWith(suffix) && (recursive || path.indexOf("/", inside.length) === -1),
  );
});

define("require_glob", function (given, recursive = true) {
  const paths = globalThis.glob(given, recursive, "js");
  const before = folder;
  for (const path of paths) {
    folder = "";
    try {
      globalThis.require("./" + path);
    } finally {
      folder = before;
    }
  }
  return paths;
});

define("CLI_DEFAULTS", function (variables) {
  for (const name of keys(variables)) if (globalThis[name] === undefined) globalThis[name] = variables[name];
});

define("PANIC", function (message) {
  fail("PANIC: " + message);
});

// Nothing is fetched, so what would be made of an answer is not known.
const never = { then: () => never, catch: () => never, finally: () => never };
define("FETCH", function () {
  everywhere.push("the configuration fetches something");
  return never;
});

define("HASH", function (algorithm, text) {
  const hash = host.hash(String(algorithm).toUpperCase(), String(text));
  if (hash === undefined) fail(algorithm + " is no hash");
  return hash;
});

define("IP", function (text) {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
});

function dotted(number) {
  const parts = [];
  for (let rest = number; parts.length < 4; rest = floor(rest / 256)) parts.unshift(rest % 256);
  return parts.join(".");
}
define("num2dot", function (number) {
  return typeof number === "number" ? dotted(number) : number === undefined ? "" : number;
});

define("REVCOMPAT", function () {});

define("REV", function (network) {
  const [address, length] = network.split("/");
  const { parts, size, width, zone } = address.indexOf(":") === -1
    ? { parts: address.split("."), size: 8, width: 32, zone: "in-addr.arpa" }
    : { parts: nibblesOf(address), size: 4, width: 128, zone: "ip6.arpa" };
  const bits = length === undefined ? width : Number(length);
  const whole = parts.slice(0, floor(bits / size)).reverse();
  const rest = bits % size === 0 ? [] : [parts[floor(bits / size)] + "/" + bits];
  return [...rest, ...whole, zone].join(".");
});

function nibblesOf(address) {
  const [left, right] = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const zeros = right === undefined ? [] : new Array(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...(right ?? [])].map((group) => group.padStart(4, "0")).join("").toLowerCase().split("");
}

const quiet = {};
for (const name of ["log", "warn", "error", "info", "debug"]) quiet[name] = function () {};
define("console", quiet);
`;function q(e){let t=t=>[...e.values()].some(e=>t.test(e)),n=t(/_BUILDER|GIDINET_/)?He:``,r=t(/(?<![\w$])_\s*\./)?`
const valuesOf = (list) => (isArray(list) ? list : list ? keys(list).map((key) => list[key]) : []);
const test = (condition) => typeof condition === "function" ? condition
  : typeof condition === "object" && condition !== null ? (value) => keys(condition).every((key) => value[key] === condition[key])
  : typeof condition === "string" ? (value) => value[condition]
  : (value) => value;
const isPlain = (value) => typeof value === "object" && value !== null;
const kindOf = (value) => ({}).toString.call(value).slice(8, -1);

const underscore = {
  each(list, visit) {
    if (isArray(list)) list.forEach(visit);
    else for (const key of keys(list ?? {})) visit(list[key], key, list);
    return list;
  },
  map(list, change) {
    const made = [];
    underscore.each(list, (value, key) => made.push(test(change)(value, key, list)));
    return made;
  },
  reduce: (list, add, start) => (start === undefined ? valuesOf(list).reduce(add) : valuesOf(list).reduce(add, start)),
  filter: (list, condition) => valuesOf(list).filter(test(condition)),
  reject: (list, condition) => valuesOf(list).filter((value) => !test(condition)(value)),
  find: (list, condition) => valuesOf(list).find(test(condition)),
  every: (list, condition) => valuesOf(list).every(test(condition)),
  some: (list, condition) => valuesOf(list).some(test(condition)),
  contains: (list, value) => valuesOf(list).includes(value),
  pluck: (list, key) => valuesOf(list).map((value) => value[key]),
  sortBy(list, by) {
    const order = test(by);
    return [...valuesOf(list)].sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
  },
  groupBy(list, by) {
    const groups = {};
    for (const value of valuesOf(list)) (groups[test(by)(value)] ??= []).push(value);
    return groups;
  },
  size: (list) => valuesOf(list).length,
  toArray: valuesOf,
  first: (list, count) => (count === undefined ? list[0] : list.slice(0, count)),
  last: (list) => list[list.length - 1],
  rest: (list, from = 1) => list.slice(from),
  compact: (list) => list.filter(Boolean),
  flatten: (list, shallow) => list.flat(shallow ? 1 : 100),
  uniq: (list) => [...new Set(list)],
  union: (...lists) => [...new Set(lists.flat())],
  difference: (list, ...others) => list.filter((value) => !others.flat().includes(value)),
  intersection: (list, ...others) => list.filter((value) => others.every((other) => other.includes(value))),
  without: (list, ...values) => list.filter((value) => !values.includes(value)),
  zip: (...lists) => lists[0].map((_, index) => lists.map((list) => list[index])),
  object: (names, values) => Object.fromEntries(names.map((name, index) => (values ? [name, values[index]] : name))),
  range(from, to, step = 1) {
    const numbers = [];
    const [start, end] = to === undefined ? [0, from] : [from, to];
    for (let number = start; step > 0 ? number < end : number > end; number += step) numbers.push(number);
    return numbers;
  },
  keys: (object) => keys(object),
  values: (object) => valuesOf(object),
  pairs: (object) => keys(object).map((key) => [key, object[key]]),
  extend: (object, ...others) => assign(object, ...others),
  defaults(object, ...others) {
    for (const other of others) for (const key of keys(other ?? {})) if (object[key] === undefined) object[key] = other[key];
    return object;
  },
  clone: (value) => (isArray(value) ? [...value] : isPlain(value) ? assign({}, value) : value),
  pick: (object, ...names) => Object.fromEntries(names.flat().filter((name) => name in object).map((name) => [name, object[name]])),
  omit: (object, ...names) => Object.fromEntries(keys(object).filter((name) => !names.flat().includes(name)).map((name) => [name, object[name]])),
  has: (object, name) => Object.hasOwn(object, name),
  isEmpty: (value) => value === undefined || value === null || (typeof value === "string" ? value === "" : valuesOf(value).length === 0),
  isArray, isObject: (value) => typeof value === "function" || isPlain(value),
  isString: (value) => kindOf(value) === "String", isNumber: (value) => kindOf(value) === "Number",
  isFunction: (value) => typeof value === "function", isBoolean: (value) => kindOf(value) === "Boolean",
  isUndefined: (value) => value === undefined, isNull: (value) => value === null,
  identity: (value) => value, constant: (value) => () => value, noop() {},
  times: (count, make) => underscore.range(count).map(make),
  partial: (made, ...given) => (...more) => made(...given, ...more),
};
const ALIASES = { forEach: "each", collect: "map", inject: "reduce", foldl: "reduce", select: "filter", detect: "find",
  all: "every", any: "some", include: "contains", includes: "contains", head: "first", tail: "rest", unique: "uniq", assign: "extend" };
for (const name of keys(ALIASES)) underscore[name] = underscore[ALIASES[name]];
define("_", underscore);
`:``;return`${Ke}${Ue}${We}${Ge}${n}${r}${qe}`}const Ke=`(function (host, settingsText) {
"use strict";
const { isArray } = Array;
const { assign, defineProperty, keys } = Object;
const { parse, stringify } = JSON;
const { floor } = Math;
const PlainError = Error;
const settings = parse(settingsText);
defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
defineProperty(Error, "stackTraceLimit", { value: 16, writable: false, configurable: false });
function define(name, value) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
`,qe=`
return tellAll;
})`,Je=/(?:^|\/)creds\.json5?$/i;var Ye=class{files=/* @__PURE__ */ new Map;#e;#t;#n=/* @__PURE__ */ new Set;#r=0;constructor(e,t){this.#t=e,this.#e=t}async start(){this.#n.add(this.#t.path),this.#o(this.#t),await this.#i([this.#t])}async loadMissing(e){let t=this.files.size,n=[...new Set(e.map(G))].flatMap(e=>this.#c(e));return await this.#i(await this.#a([...e,...n])),this.files.size>t}texts(){let e=new TextDecoder(`utf-8`,{ignoreBOM:!0});return new Map([...this.files].map(([t,{bytes:n}])=>[t,r(n)??e.decode(n)]))}async#i(e){for(let t=e;t.length>0;)t=await this.#a(t.flatMap(e=>this.#s(e)))}async#a(e){let t=[...new Set(e)].filter(e=>!this.#n.has(e)&&!Je.test(e)).slice(0,Math.max(0,5e3-this.#n.size));for(let e of t)this.#n.add(e);return(await Promise.all(t.map(e=>this.#e.open(e)))).filter(e=>e!==void 0).filter(e=>this.#o(e))}#o(e){return this.#r+=e.bytes.length,this.#r>16777216?!1:(this.files.set(e.path,e),!0)}#s({path:e,bytes:t}){return/\.js$/i.test(e)?[...(r(t)??``).matchAll(/\brequire(_glob)?\s*\(\s*["'`]([^"'`\n]{1,500})["'`]/g)].flatMap(([,t,n=``])=>{let r=n.replace(/\$\{.*$/s,``),i=(r.startsWith(`.`)?[G(e)]:[G(this.#t.path),``]).map(e=>K(e,r)).filter(e=>e!==void 0);return t?i.flatMap(e=>this.#e.filesBelow(e).filter(o)):r!==n||r.endsWith(`/`)?i.flatMap(e=>this.#c(r.endsWith(`/`)?e:G(e))):i}):[]}#c(e){return this.#e.filesIn(e).filter(o)}};function Xe(e){let t=[],n=[],r=!1;for(let i of e.map(Ze)){if(i===void 0)continue;let{kind:e,index:a}=i;e===`whole`?r=!0:e===`stack`&&a===t.length?t.push(Y(i.stack)):e===`domain`&&typeof a==`number`&&Number.isInteger(a)&&a>=0&&a<=n.length&&(n[a]=Qe(i,n[a],t))}return{domains:n,whole:r}}function Ze(e){try{let t=JSON.parse(e);return typeof t==`object`&&t?t:void 0}catch{return}}function Qe(e,t,n){let r=t?.records??[],i=typeof e.from==`number`&&e.from>=0?e.from:r.length;return{name:Y(e.name),stack:X(e.place,n),records:[...r.slice(0,i),...J(e.records).flatMap(e=>$e(J(e),n))],ignored:J(e.unmanaged).map(e=>{let[t,n]=J(e);return[Y(t),Y(n)]}),open:J(e.open).map(Y),keepsUnknown:e.keepsUnknown===!0,hosted:e.hosted===!0}}function $e(e,t){let[n,r,i,a,o,s,c]=e;return typeof n!=`string`||typeof r!=`string`?[]:[{type:n,label:r,value:Y(i),ttl:typeof a==`number`?a:0,stack:X(o,t),subdomain:Y(s),preference:typeof c==`number`?c:void 0}]}function J(e){return Array.isArray(e)?e:[]}function Y(e){return typeof e==`string`?e:``}function X(e,t){return typeof e==`number`?t[e]??``:``}function et(e){let t=/* @__PURE__ */ new Set,n=/* @__PURE__ */ new Set;for(let[r,i]of e)if(/\.js$/i.test(r)){for(let[,e=``]of i.matchAll(/(?<![\w$.])([A-Z][A-Z0-9_]{0,60})(?=\s*[(,)])/g))t.add(e);for(let[,e,t]of i.matchAll(tt))n.add(e??t??``)}return[...t].filter(e=>!n.has(e)).slice(0,500)}const tt=/(?:\b(?:var|let|const|function|class|typeof)\s+([A-Z][A-Z0-9_]*)|(?<![\w$])["']?([A-Z][A-Z0-9_]*)["']?\s*(?:=(?!=)|:))/g;async function nt(e,t,n){let r=new Ye(e,t);await r.start();for(let i=1;;i++){let a=r.texts(),o=t.runtime.runProgram({language:q(a),entry:e.path,files:a,settings:rt(e,a,t)}),[{missing:s,told:c,end:l}]=await Promise.all([o,n(r.files)]);if(!(s.length>0&&i<6&&await r.loadMissing(s)))return{told:Xe(c),end:l,files:r.files}}}function rt({path:e},t,n){return{folder:G(e),paths:Z(n),recordFunctions:s,withoutLabel:c,valueArguments:Object.fromEntries(u),unknownNames:et(t),mostRecords:1e5,mostFiles:5e3}}function Z(e){return e.filesBelow(``).filter(o).slice(0,2e4)}const it=/^(?:\*|A|AAAA|ALIAS|CNAME|MX|NS|TXT)$/i;function at([e,t]){return(t===``?[`*`]:t.split(`,`).map(e=>e.trim())).some(e=>it.test(e))?!/^_(?!mta-sts|smtp|tls)[\w-]+(?:\.|$)/i.test(e):!1}function ot(t,n,r){let{apex:i,name:a,range:o}=n,s=e(t.label,i);if(s===void 0)return{};let c=(t.stack===``?void 0:Pe(t,[a,i,s],r))??ct(t,o),u={owner:{value:s,range:c.owner},ttl:lt(t.ttl)?{value:t.ttl,range:c.range}:void 0,range:c.range};switch(t.type){case`TXT`:return{record:{...u,type:`TXT`,text:c.value}};case`MX`:return st(u,t,c,i);case`CNAME`:case`NS`:{let{target:e,problem:n}=Q(t,c,i);if(e.value===void 0)return n?{problem:n}:{};let r={...u,type:t.type,target:{...e,value:e.value}};return n?{record:r,problem:n}:{record:r}}default:{let e=t.type.toUpperCase();return{record:{...u,type:`other`,typeName:e,addresses:!l.has(e)}}}}}function st(e,t,n,r){let{target:i,problem:a}=Q(t,n,r),o=i.value===void 0?{...i,value:void 0}:{...i,value:i.value},s={...e,type:`MX`,preference:t.preference,exchange:o,written:t.value};return a?{record:s,problem:a}:{record:s}}function ct({value:e},n){return{range:n,owner:n,value:t([{text:e,range:n,verbatim:!1,code:!0}],n)}}function lt(e){return Number.isInteger(e)&&e>0&&e<=2147483647}function Q({type:t,value:n,subdomain:r},i,a){let{range:o}=i.value,s=r===``?a:e(r,a);if(!n.includes(`.`)||n.endsWith(`.`))return{target:{value:e(n,s),range:o}};let c=`DNSControl refuses the target ${JSON.stringify(n)} of this ${t} record: a name with dots has to end with one. Write ${JSON.stringify(`${n}.`)}.`;return{target:{value:e(`${n}.`),range:o},problem:{message:c,range:o,mistake:!0}}}function ut(e,t,n){let r=[],i=[],a=e.told.whole&&e.end.kind===`finished`,o=pt(e.told.domains,n);for(let s of e.told.domains){let c=dt(s,t,n);if(!c)continue;let l=[];for(let e of s.records){let{record:t,problem:r}=ot(e,c,n);t&&l.push(t),r&&i.push(r)}let{apex:u,range:d}=c,f=s.name.split(`!`)[1]||void 0;r.push({apex:u,complete:a&&ft(s),records:l,path:d.path,files:mt(s,e,o,n),range:d,format:`dnscontrol`,...f===void 0?{}:{variant:f}})}return{zones:r,problems:i}}function dt({name:t,stack:n},r,a){let o=t.split(`!`)[0]??``,s=o===``||o.includes(`/`)?void 0:e(o.endsWith(`.`)?o:`${o}.`);if(s!==void 0)return{name:o,apex:s,range:R(a.framesOf(n),a)??i(r)}}function ft({hosted:e,keepsUnknown:t,open:n,ignored:r}){return e&&!t&&n.length===0&&!r.some(at)}function pt(e,t){return new Set(e.flatMap(({stack:e})=>t.framesOf(e)[0]?.path??[]))}function mt({stack:e,records:t},{files:n},r,i){let a=[.../* @__PURE__ */ new Set([e,...t.map(e=>e.stack)])].flatMap(e=>i.framesOf(e)).map(({path:e})=>e);return[.../* @__PURE__ */ new Set([...a,...[...n.keys()].filter(e=>!r.has(e))])]}async function ht(e,t,n){let r=e(),i=[];for(let e of t)i.push(await gt(e,n,r));let a=new Set(i.flatMap((e,n)=>[...e.files.keys()].filter(e=>e!==t[n]?.path))),o=i.filter((e,n)=>!a.has(t[n]?.path??``));return{zones:o.flatMap(({reading:e})=>e.zones),policies:[],problems:o.flatMap(({reading:e})=>e.problems),undecided:[],included:o.flatMap(e=>[...e.files.values()])}}async function gt(e,t,n){let r=t.memo.get(e);if(_t(r)&&await vt(r,t))return r;let i=new Ve(e.path),a=await nt(e,t,async e=>i.parse(e,await n)),{zones:o,problems:s}=ut(a,e,i),c=yt(a,e,i),l={zones:o,policies:[],problems:c?[...s,c]:s,undecided:[],included:[]},u={paths:Z(t),files:a.files,reading:l};return t.memo.set(e,u),u}function _t(e){return typeof e==`object`&&!!e&&`reading`in e&&`files`in e}async function vt({paths:e,files:t},n){let r=Z(n);if(r.length!==e.length||r.some((t,n)=>t!==e[n]))return!1;for(let[e,r]of t)if(await n.open(e)!==r)return!1;return!0}function yt({end:e,told:t},n,r){let i=`What it declares before that is checked, the rest is not.`;switch(e.kind){case`finished`:return t.whole?void 0:{message:xt(n),range:$(n),mistake:!1};case`stopped`:return{message:`${n.path} is not run to its end: ${e.reason}. ${i}`,range:$(n),mistake:!1};case`threw`:{let t=R(r.framesOf(e.stack),r)??$(n),a=St(e.message===``?e.name:e.message);return e.name===`SyntaxError`&&bt(e.stack,r)?{message:`This is not JavaScript that can be run: ${a} Correct it; DNSControl stops here too.`,range:t,mistake:!0}:{message:`${n.path} is not run to its end: ${a} ${i}`,range:t,mistake:!1}}}}function bt(e,t){let[n=``]=e.split(`
`);return!n.includes(` (`)&&t.framesOf(n).length>0}function xt({path:e}){return`All that ${e} declares can't be told, since it changes functions of JavaScript itself.`}function $(e){return i(e,0,0)}function St(e){let t=e.replace(/\s+/g,` `).trim().slice(0,300);return/[.!?]$/.test(t)?t:`${t}.`}export{ht as readPrograms};