import"./rolldown-runtime.js";import{Bt as e,Ht as t,It as n,Jt as r,Lt as i,Ot as a,Pt as o,Vt as s,qt as c}from"./check.js";import{D as l,E as u,T as d,w as f}from"./files.js";const p={A:`sx`,AAAA:`sx`,ADGUARDHOME_AAAA_PASSTHROUGH:`sx`,ADGUARDHOME_A_PASSTHROUGH:`sx`,AKAMAICDN:`sx`,AKAMAITLC:`sss`,ALIAS:`sx`,AZURE_ALIAS:`sss`,BUNNY_DNS_PZ:`sx`,BUNNY_DNS_RDR:`sx`,CAA:`sss`,CF_REDIRECT:`xx`,CF_SINGLE_REDIRECT:`xxxx`,CF_TEMP_REDIRECT:`xx`,CF_WORKER_ROUTE:`ss`,CLOUDNS_WR:`sx`,CNAME:`sx`,DHCID:`sx`,DNAME:`sx`,DNSKEY:`snnns`,DS:`sxxxx`,FRAME:`sx`,HTTPS:`snss`,LOC:`snnnsnnnsnnnn`,LUA:`sst`,MIKROTIK_FORWARDER:`sx`,MIKROTIK_FWD:`sx`,MIKROTIK_NXDOMAIN:`s`,MX:`sns`,NAPTR:`snnssss`,NS:`sx`,NS1_URLFWD:`sx`,OPENPGPKEY:`sx`,PORKBUN_URLFWD:`sx`,PTR:`sx`,R53_ALIAS:`sss`,RP:`sxx`,SMIMEA:`snnns`,SOA:`sssnnnn`,SRV:`snnns`,SSHFP:`snns`,SVCB:`snss`,TLSA:`snnns`,TXT:`st`,URL:`sx`,URL301:`sx`},m=[`CF_REDIRECT`,`CF_SINGLE_REDIRECT`,`CF_TEMP_REDIRECT`,`CF_WORKER_ROUTE`,`MIKROTIK_FORWARDER`],ee=/* @__PURE__ */ new Set([`CAA`,`DHCID`,`DNAME`,`DNSKEY`,`DS`,`HTTPS`,`LOC`,`MIKROTIK_NXDOMAIN`,`NAPTR`,`OPENPGPKEY`,`PTR`,`RP`,`SMIMEA`,`SOA`,`SRV`,`SSHFP`,`SVCB`,`TLSA`]),h=/* @__PURE__ */ new Map([[`TXT`,1],[`MX`,2],[`CNAME`,1],[`NS`,1]]);function g(e,t=[]){return{parts:e,keys:t}}function _(e,t){let n=[g([])];for(let r of e){let e=[];for(let i of n)for(let{parts:n,keys:a}of r){if(e.length===300)break;if(!t.spend(i.parts.length+i.keys.length))return[];e.push({parts:[...i.parts,...n],keys:[...i.keys,...a]})}n=e}return n}function v({parts:e,structure:t}){if(!(t||e.some(e=>`made`in e)))return e.map(e=>`made`in e?``:e.text).join(``)}function te({parts:e,structure:t},n){if(t)return;let r=[],i=0,a;for(let[t,o]of e.entries()){if(`made`in o){a??=o.made;continue}let s=t===e.length-1,c=a===void 0?i:s?n.length-o.text.length:n.indexOf(o.text,i);if(c<i||!n.startsWith(o.text,c))return;a&&c>i&&r.push({text:n.slice(i,c),range:a,verbatim:!1,code:!0}),a=void 0,r.push(o),i=c+o.text.length}if(a&&i<n.length)r.push({text:n.slice(i),range:a,verbatim:!1,code:!0});else if(i<n.length)return;return r}const y=/\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-7]{1,3}|\r\n|[\s\S])|\r\n?/g,ne=/* @__PURE__ */ new Map([[`n`,`
`],[`t`,`	`],[`r`,`\r`],[`b`,`\b`],[`f`,`\f`],[`v`,`\v`],[`
`,``],[`\r`,``],[`\r
`,``],[`\u2028`,``],[`\u2029`,``]]),b=/* @__PURE__ */ new WeakMap;function x(e,t){let n=b.get(e)??t();return n&&b.set(e,n),n}function re(e,t){return x(e,()=>ie(e,t))}function ie(e,t){let n=t.text.slice(e.start,e.end);if(typeof e.value==`number`)return[oe(e,n,t)];if(typeof e.value!=`string`)return;let r=n.charAt(0);return se(e.start+1,e.end-1,t,e=>ue(e,r))}function ae(e,t){return x(e,()=>se(e.start,e.end,t,de))??[]}function oe(e,t,i){let a=i.range(e.start,e.end),o=String(e.value),s=e=>/^[1-9]\d{0,14}$/.test(e)?e:JSON.stringify(e);return o===t?{...r(o,a),encode:s}:{...n(o,a),encode:s}}function se(e,t,r,i){let a=r.text.slice(e,t);if(ce(a))return[{...n(a.replace(y,le),r.range(e,t)),encode:i}];let o=[],s=(t,n,a,s)=>{n<a&&o.push({text:t,range:r.range(e+n,e+a),verbatim:s,encode:i})},c=0;for(let{0:e,index:t}of a.matchAll(y))s(a.slice(c,t),c,t,!0),s(le(e),t,t+e.length,!1),c=t+e.length;return s(a.slice(c),c,a.length,!0),o.length===0&&o.push({text:``,range:r.range(e,t),verbatim:!0,encode:i}),o}function ce(e){let t=0;for(let n of e.matchAll(y))if(t+=1,t>200)return!0;return!1}function le(e){if(!e.startsWith(`\\`))return`
`;let t=e.slice(1),n=ne.get(t);return n===void 0?/^[ux]./.test(t)?S(Number.parseInt(t.replace(/[ux{}]/g,``),16)):/^[0-7]+$/.test(t)?S(Number.parseInt(t,8)):t:n}function S(e){return e<=1114111?String.fromCodePoint(e):``}function ue(e,t){return e.replace(/["'\\\0-\x1f\u2028\u2029]/g,e=>(e===`"`||e===`'`)&&e!==t?e:fe(e))}function de(e){return e.replace(/`|\\|\$\{/g,e=>`\\${e}`).replaceAll(`\r`,`\\r`)}function fe(e){return e===`
`?`\\n`:e>=` `&&e<``?`\\${e}`:`\\u${e.charCodeAt(0).toString(16).padStart(4,`0`)}`}const C=2e3;function w({structure:e,keys:t},n,r){if(!e)return[];let i=D(e.node);if(!r.spend(i.length))return[];let a=i.filter(({name:e})=>n===void 0||n.includes(e));return(n===void 0?a:he(a)).flatMap(({name:n,node:i})=>r.trace(i,e.site).map(e=>({...e,keys:[...t,...e.keys,n,...ge(i)]})))}function T(e,t){return w(e,void 0,t)}function E({structure:e},t){if(e?.node.type!==`ObjectExpression`)return[];let{length:n}=e.node.properties;return n>C||!t.spend(n)?[]:e.node.properties.flatMap(t=>{if(t.type!==`Property`||t.computed)return[];let n=pe(t,e.site);return n?[g(n,[O(t)])]:[]})}function pe({key:e},{script:t}){if(e.type===`Literal`)return re(e,t);if(e.type!==`Identifier`)return;let n=t.range(e.start,e.end);return[{text:e.name,range:n,verbatim:!0,encode:me}]}function me(e){return/^[A-Za-z_$][\w$]*$/.test(e)?e:JSON.stringify(e)}function D(e){return e.type===`ArrayExpression`?e.elements.length>C?[]:e.elements.flatMap((e,t)=>e&&e.type!==`SpreadElement`?[{name:String(t),node:e}]:[]):e.type!==`ObjectExpression`||e.properties.length>C?[]:e.properties.flatMap(e=>e.type===`Property`&&!e.computed&&e.kind===`init`?[{name:O(e),node:e.value}]:[])}function O({key:e}){return e.type===`Identifier`?e.name:e.type===`Literal`?String(e.value):``}function he(e){return[...new Map(e.map(e=>[e.name,e])).values()]}function ge(e){return D(e).map(({node:e})=>e.type===`Literal`?e.value:void 0).filter(e=>typeof e==`string`).slice(0,20)}function k(e){return e.type===`FunctionDeclaration`||e.type===`FunctionExpression`||e.type===`ArrowFunctionExpression`}const _e=[`parseStatement`,`parseMaybeAssign`,`parseMaybeUnary`,`parseExprAtom`,`parseBindingAtom`],A=/* @__PURE__ */ new WeakMap;function ve(e){let t=A.get(e);if(t)return t;let n=e.Parser.extend(e=>{class t extends e{depths={nesting:0,operators:0,nodes:0}}let n=t.prototype;for(let e of _e)n[e]=N(n[e],`nesting`,1e3);return n.parseExprOp=N(n.parseExprOp,`operators`,1500),n.finishNode=ye(n.finishNode),n.declareName=j,n.validateRegExpPattern=j,t});return A.set(e,n),n}const j=()=>void 0;function ye(e){let t=M(e);return function(...e){if(this.depths.nodes+=1,this.depths.nodes>15e4)throw RangeError(`too large`);return t.apply(this,e)}}function M(e){if(!e)throw TypeError(`the parser is not the one that this was written for`);return e}function N(e,t,n){let r=M(e);return function(...e){let{depths:i}=this;if(i[t]+=1,i[t]>n)throw RangeError(`nested too deep`);let a=r.apply(this,e);return--i[t],a}}function be(e,t,n){if(e===``||e.length>2097152)return;let r=ve(n);try{return t?r.parseExpressionAt(e,0,{ecmaVersion:`latest`}):r.parse(e,{ecmaVersion:`latest`,sourceType:`script`,allowHashBang:!0})}catch{return}}function xe(e){let t=[],n=e;for(let e in n){let r=n[e];if(typeof r==`object`&&r&&e!==`parent`){if(!Array.isArray(r))P(r)&&t.push(r);else for(let e of r)P(e)&&t.push(e)}}return t}function P(e){return typeof e==`object`&&!!e&&`type`in e&&`start`in e}var Se=class{file;text;tree;#e=/* @__PURE__ */ new Map;#t=/* @__PURE__ */ new Map;#n=/* @__PURE__ */ new Map;#r=[];#i=/* @__PURE__ */ new Map;#a=/* @__PURE__ */ new Map;#o=/* @__PURE__ */ new Map;#s;#c;#l;constructor(e,t){this.file=e,this.text=i(e.bytes)??``,this.tree=be(this.text,/json5?$/i.test(e.path),t),this.#c=Te(this.text),this.tree&&this.#p(this.tree)}parentOf(e){return e.parent}functionAround(e){if(this.#i.has(e))return this.#i.get(e);let t=[e];for(let n=this.parentOf(e);n;n=this.parentOf(n)){let e=k(n)?n:this.#i.get(n);if(e===void 0&&!this.#i.has(n))t.push(n);else return this.#d(t,e)}return this.#d(t,void 0)}declarationsIn(e,t){let n=this.#a.get(t);return n||(n=this.#f(this.#n.get(t)??[]),this.#a.set(t,n)),n.get(e)??[]}globalsOf(e){let t=this.#o.get(e);if(t)return t;let n=(this.#n.get(e)??[]).filter(e=>e.type===`AssignmentExpression`||this.functionAround(e)===void 0);return this.#o.set(e,n),n}callsOf(e){return this.#t.get(e)??[]}returnsOf(e){return this.#s??=this.#f(this.#r),this.#s.get(e)??[]}callAt(e,t){let n=this.offsetOf(e,t);return n===void 0?void 0:this.#e.get(n)}offsetOf(e,t){let n=this.#c[e-1];if(n===void 0)return;if(this.file.bytes.length===this.text.length){let e=n+t-1;return e<=this.text.length?e:void 0}if(t>1e4)return;let r=n,i=Math.min(this.text.length,n+2*t);for(let e=t-1;e>0&&r<i;e--)r+=(this.text.codePointAt(r)??0)>65535?2:1;return r<=this.text.length?r:void 0}range(e,n){return t(this.file,this.#u(e),this.#u(n))}lineRange(e){let t=this.#c[e-1]??0,n=(this.#c[e]??this.text.length+1)-1;return this.range(t,Math.max(t,n))}#u(e){return this.file.bytes.length===this.text.length?e:(this.#l??=Ee(this.text),this.#l[e]??this.file.bytes.length)}#d(e,t){for(let n of e)this.#i.set(n,t);return t}#f(e){let t=/* @__PURE__ */ new Map;for(let n of e)F(t,this.functionAround(n),n);return t}#p(e){let t=[e];for(let e=t.pop();e;e=t.pop()){this.#m(e);for(let n of xe(e).reverse())n.parent=e,t.push(n)}}#m(e){for(let t of Ce(e))F(this.#n,t,e);if(e.type===`CallExpression`){this.#e.set(this.#h(e),e);let t=I(e.callee);t!==void 0&&F(this.#t,t,e)}else e.type===`ReturnStatement`&&(this.#r.push(e),e.argument?.type===`CallExpression`&&this.#e.set(e.start,e.argument))}#h({callee:e,end:t}){let n=/(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|\)|\?\.)*/y;return n.lastIndex=e.end,Math.min(e.end+(n.exec(this.text)?.[0].length??0),t)}};function F(e,t,n){let r=e.get(t);r?r.push(n):e.set(t,[n])}function I(e){return e.type===`Identifier`?e.name:e.type===`MemberExpression`&&e.property.type===`Identifier`?e.property.name:void 0}function Ce(e){switch(e.type){case`VariableDeclarator`:return we(e.id);case`FunctionDeclaration`:return e.id?[e.id.name]:[];case`AssignmentExpression`:return e.left.type===`Identifier`?[e.left.name]:[];case`ForInStatement`:case`ForOfStatement`:{let t=e.left.type===`VariableDeclaration`?e.left.declarations[0]?.id:e.left;return t?.type===`Identifier`?[t.name]:[]}default:return[]}}function we(e){return e.type===`Identifier`?[e.name]:e.type===`ObjectPattern`?e.properties.flatMap(e=>e.type===`Property`&&e.value.type===`Identifier`?[e.value.name]:[]):[]}function Te(e){let t=[0];for(let n=e.indexOf(`
`);n!==-1;n=e.indexOf(`
`,n+1))t.push(n+1);return t}function Ee(e){let t=new Uint32Array(e.length+1),n=0;for(let r=0;r<e.length;r++){t[r]=n;let i=e.charCodeAt(r);n+=i<128?1:i<2048||(i&63488)==55296?2:3}return t[e.length]=n,t}function De(e,t,n,r){let{script:i}=n;for(let r=i.functionAround(t);r;r=i.functionAround(r)){let t=Ae(e,r);if(t)return[t];let a=i.declarationsIn(r,e);if(a.length<=100&&a.some(e=>e.type!==`AssignmentExpression`))return a.flatMap(t=>L(t,e,n))}return r.mentioning(e).flatMap(t=>Oe(e,t===i?n:{script:t,frames:[],calls:[]}))}function Oe(e,t){let{script:n}=t,r=n.globalsOf(e);return r.length>100?[]:[...r.flatMap(n=>L(n,e,t)),...ke(e,t)]}function ke(e,t){return t.script.callsOf(`CLI_DEFAULTS`).slice(0,100).flatMap(({arguments:[n]})=>n?.type===`ObjectExpression`?[{kind:`value`,node:n,site:t,member:e}]:[])}function L(e,t,n){switch(e.type){case`VariableDeclarator`:return e.init?[{kind:`value`,node:e.init,site:n,member:z(e.id,t)}]:[];case`FunctionDeclaration`:case`AssignmentExpression`:return[{kind:`value`,node:e,site:n}];case`ForInStatement`:return[{kind:`key`,node:e.right,site:n}];case`ForOfStatement`:return[{kind:`element`,node:e.right,site:n}];default:return[]}}function Ae(e,t){for(let[n,r]of t.params.slice(0,100).entries()){let{pattern:i,fallback:a}=R(r),o=z(i,e);if(i.type===`Identifier`&&i.name===e||o!==void 0)return{kind:`parameter`,owner:t,index:n,fallback:a,member:o}}}function R(e){return e.type===`AssignmentPattern`?{pattern:e.left,fallback:e.right}:{pattern:e,fallback:void 0}}function z(e,t){if(e.type===`ObjectPattern`){for(let n of e.properties.slice(0,100))if(!(n.type!==`Property`||n.computed||n.key.type!==`Identifier`)&&je(n.value)===t)return n.key.name}}function je(e){let{pattern:t}=R(e);return t.type===`Identifier`?t.name:void 0}function Me(e,{frames:t},n){for(let[r,i]of t.entries()){let a=n.get(i.path),o=a?.callAt(i.line,i.column);if(!a||!o||a.functionAround(o)!==e)continue;let s=t.slice(r+1),[c]=s,l=c&&n.get(c.path),u=c&&l?.callAt(c.line,c.column);return!l||!u||!Ne(u,e,a)?void 0:{call:u,site:{script:l,frames:s,calls:[]}}}}function Ne({callee:e,arguments:t},n,r){if(t.some(e=>e===n)||e===n)return!0;let i=B(n,r);return i===void 0||I(e)===i}function B(e,t){if(e.type===`FunctionDeclaration`)return e.id?.name;let n=t.parentOf(e);if(n?.type===`VariableDeclarator`&&n.id.type===`Identifier`)return n.id.name;if(n?.type===`Property`&&n.key.type===`Identifier`)return n.key.name;if(n?.type===`AssignmentExpression`)return I(n.left)}function Pe(e,t,n){let r=t.parentOf(e);if(r?.type===`CallExpression`)return[{call:r,site:{script:t,frames:[],calls:[]}}];let i=B(e,t);if(i===void 0)return[];let a=n.mentioning(i);return a.reduce((e,t)=>e+t.callsOf(i).length,0)>300?[]:a.flatMap(e=>e.callsOf(i).map(t=>({call:t,site:{script:e,frames:[],calls:[]}})))}const Fe=/* @__PURE__ */ new Set([`toString`,`trim`,`valueOf`,`trimEnd`,`trimStart`]);function Ie(e,t,n){let{callee:r,arguments:i}=e;if(r.type!==`MemberExpression`||r.object.type===`Super`||r.computed||r.property.type!==`Identifier`||i.some(({type:e})=>e===`SpreadElement`))return;let a=r.property.name,[o,s]=i;if(Fe.has(a))return n.trace(r.object,t);if(a===`concat`){let e=n.trace(r.object,t);return e.some(({structure:e})=>e)?void 0:_([e,...i.map(e=>n.trace(e,t))],n)}if(a===`join`)return Le(r.object,o,t,n);if((a===`replace`||a===`replaceAll`)&&o&&s){let e=V(o,t,n);return e===void 0?void 0:H(n.trace(r.object,t),e,n.trace(s,t),n)}}function Le(e,t,n,r){let i=t?r.trace(t,n):[],a=Re(e,n,r);return a?H(r.trace(a.object,n),a.searched,i,r):r.trace(e,n).flatMap(e=>{if(e.structure?.node.type!==`ArrayExpression`)return[];let{elements:t}=e.structure.node;return _(t.map((t,n)=>w(e,[String(n)],r)).flatMap((e,t)=>t===0?[e]:[i,e]),r)})}function Re(e,t,n){if(e.type!==`CallExpression`||e.callee.type!==`MemberExpression`)return;let{object:r,property:i}=e.callee,[a]=e.arguments;if(i.type!==`Identifier`||i.name!==`split`||r.type===`Super`||!a)return;let o=a.type===`SpreadElement`?void 0:V(a,t,n);return o===void 0||o===``?void 0:{object:r,searched:o}}function V(e,t,n){if(e.type===`Literal`&&e.regex){let{pattern:t}=e.regex,n=t.replace(/\\([^\w])/g,`$1`),r=t.replace(/\\[^\w]/g,``);return/^[^\\^$.*+?()[\]|]+$/.test(r)&&!/\{\d/.test(r)||/^$/.test(r)?n:void 0}let[r,...i]=n.trace(e,t);return r&&i.length===0?v(r):void 0}function H(e,t,n,r){return t===``?[]:e.flatMap(e=>{if(e.structure)return[];let i=[];for(let a of e.parts){let e=`made`in a||!a.verbatim?[a]:ze(a,t,r);if(!e)return[];for(let[t,r]of e.entries())t>0&&i.push([...n]),i.push([g([r])])}return _(i,r).map(t=>({...t,keys:[...e.keys,...t.keys]}))})}const U=new TextEncoder;function ze(e,t,n){if(!n.spend(Math.ceil(e.text.length/50))||e.text.split(t,201).length>200)return;let r=e.range.start;return e.text.split(t).map(n=>{let i=r+U.encode(n).length,a={...e,text:n,range:{...e.range,start:r,end:i}};return r=i+U.encode(t).length,a})}var Be=class{scripts;#e=0;#t=0;constructor(e){this.scripts=e}trace(e,t){if(!this.spend(1)||this.#t>80)return[W(e,t)];this.#t+=1;try{let n=this.#n(e,t);return n.length===0?[W(e,t)]:n.slice(0,300)}finally{--this.#t}}spend(e){return this.#e+=e,this.#e<=2e4&&this.scripts.spend(e)}argument(e){return e?`values`in e?e.values:this.trace(e.node,e.site):[]}#n(e,t){switch(e.type){case`Literal`:{let n=re(e,t.script);return n&&this.spend(n.length)?[g(n)]:[]}case`TemplateLiteral`:return _(e.quasis.flatMap((n,r)=>{let i=ae(n,t.script),a=this.spend(i.length)?[g(i)]:[],o=e.expressions[r];return o?[a,this.trace(o,t)]:[a]}),this);case`BinaryExpression`:return e.operator!==`+`||e.left.type===`PrivateIdentifier`?[]:_([this.trace(e.left,t),this.trace(e.right,t)],this);case`ConditionalExpression`:return[...this.trace(e.consequent,t),...this.trace(e.alternate,t)];case`LogicalExpression`:return[...this.trace(e.left,t),...this.trace(e.right,t)];case`AssignmentExpression`:return e.operator===`=`?this.trace(e.right,t):[];case`SequenceExpression`:return e.expressions.slice(-1).flatMap(e=>this.trace(e,t));case`ParenthesizedExpression`:case`ChainExpression`:return this.trace(e.expression,t);case`ObjectExpression`:case`ArrayExpression`:return[{parts:[],structure:{node:e,site:t},keys:[]}];case`Identifier`:return this.#r(e.name,e,t);case`MemberExpression`:return this.#c(e,t);case`CallExpression`:return this.#l(e,t);default:return k(e)?[{parts:[],structure:{node:e,site:t},keys:[]}]:[]}}#r(e,t,n){return De(e,t,n,this.scripts).flatMap(e=>{let t=this.#i(e,n),{member:r}=e;return r===void 0?t:t.flatMap(e=>w(e,[r],this))})}#i(e,t){switch(e.kind){case`value`:return this.trace(e.node,e.site);case`parameter`:{let n=this.#a(e.owner,e.index,t);return n.length>0||!e.fallback?n:this.trace(e.fallback,t)}case`key`:return this.trace(e.node,e.site).flatMap(e=>E(e,this));case`element`:return this.#s(e.node,e.site)}}#a(e,t,n){let r=n.calls.find(({callee:t})=>t===e);if(r)return this.argument(r.values[t]);let i=Me(e,n,this.scripts);if(i){let n=i.call.arguments[t];if(G(i.call,e))return t>1?[]:this.#o(i.call,t,i.site);if(n&&n.type!==`SpreadElement`&&!He(i.call,e))return this.trace(n,i.site)}return Pe(e,n.script,this.scripts).flatMap(({call:n,site:r})=>{let i=n.arguments[t];return G(n,e)?t>1?[]:this.#o(n,t,r):i&&i.type!==`SpreadElement`?this.trace(i,r):[]})}#o({callee:e,arguments:t},n,r){if(e.type!==`MemberExpression`||e.object.type===`Super`)return[];let i=e.object.type===`Identifier`&&e.object.name===`_`?t[0]:e.object;return!i||i.type===`SpreadElement`?[]:n===0?this.#s(i,r):this.trace(i,r).flatMap(e=>E(e,this))}#s(e,t){let[n,r]=e.type===`CallExpression`?Ve(e):[];return r?this.trace(r,t).flatMap(e=>n===`keys`?E(e,this):T(e,this)):this.trace(e,t).flatMap(e=>T(e,this))}#c({object:e,property:t,computed:n},r){if(e.type===`Super`||t.type===`PrivateIdentifier`)return[];let i=n?this.trace(t,r).map(v):[t.type===`Identifier`?t.name:void 0],a=i.includes(void 0)?void 0:i.filter(e=>e!==void 0);return this.trace(e,r).flatMap(e=>w(e,a,this))}#l(e,t){let{callee:n}=e;return n.type===`Identifier`&&n.name===`require`?this.#d(e,t):n.type===`Identifier`&&n.name===`String`?this.#u(e,t):Ie(e,t,this)||(n.type===`Super`?[]:this.trace(n,t).flatMap(({structure:n})=>!n||!k(n.node)?[]:this.#f(n.node,n.site,e,t)))}#u({arguments:[e]},t){return e&&e.type!==`SpreadElement`?this.trace(e,t):[]}#d(e,t){return this.#u(e,t).flatMap(e=>{let n=this.scripts.required(v(e)??``,t.script.file.path);return n?.tree?this.trace(n.tree,{script:n,frames:[],calls:[]}):[]})}#f(e,t,n,r){if(r.calls.some(t=>t.callee===e))return[];let i=n.arguments.map(e=>e.type===`SpreadElement`?{values:[]}:{node:e,site:r}),a={...t,calls:[{callee:e,values:i},...r.calls]};return e.type===`ArrowFunctionExpression`&&e.body.type!==`BlockStatement`?this.trace(e.body,a):t.script.returnsOf(e).flatMap(e=>e.argument?this.trace(e.argument,a):[])}};function W(e,{script:t}){return g([{made:t.range(e.start,e.end)}])}function Ve({callee:e,arguments:[t]}){return e.type!==`MemberExpression`||e.object.type!==`Identifier`||e.property.type!==`Identifier`?[]:/^(?:Object|_)$/.test(e.object.name)&&/^(?:keys|values)$/.test(e.property.name)&&t&&t.type!==`SpreadElement`?[e.property.name,t]:[]}function He({arguments:e},t){return e.some(e=>e===t)}function G(e,t){let{callee:n}=e;return!He(e,t)||n.type!==`MemberExpression`||n.property.type!==`Identifier`?!1:/^(?:forEach|map|flatMap|each|filter|collect|some|every)$/.test(n.property.name)}function K([e],t){let n=e&&t.get(e.path);if(!n)return;let r=n.callAt(e.line,e.column);return r&&n.range(r.start,r.end)}function Ue(e,t){let[n]=e;return K(e,t)??(n&&t.get(n.path)?.lineRange(n.line))}function We(e,t,n){let r=n.framesOf(e.stack),i=K(r,n);if(!i)return;let a=Ge(e,r,t,n),o=s([{text:e.value,range:i,verbatim:!1,code:!0}],i);return{range:i,owner:a?.owner??i,value:a?.value??o}}function Ge(e,t,n,r){let[i]=t,a=i&&r.get(i.path),o=i&&a?.callAt(i.line,i.column);if(!a||!o||I(o.callee)?.endsWith(`_BUILDER`))return;let c={script:a,frames:t,calls:[]},l=q(o,h.get(e.type)),u=l&&Je(qe(l,c,r),e.value,n);return{owner:Ke(o,e,c,n,r),value:u&&s(u,Ze(u)?a.range(l.start,l.end):void 0)}}function Ke(e,{type:t,label:n,subdomain:r},i,a,o){let s=q(e,0);if(!s)return;let c=t===`TXT`&&r===``?Je(qe(s,i,o),n,a):void 0,[l]=c??[];return c?.length===1&&l&&!l.code?l.range:i.script.range(s.start,s.end)}function q({arguments:e},t){if(!(t===void 0||e.slice(0,t+1).some(({type:e})=>e===`SpreadElement`)))return e[t]}function qe(e,t,n){let r=new Be(n);return r.trace(e,t).flatMap(e=>{if(e.structure?.node.type!==`ArrayExpression`)return[e];let{elements:t}=e.structure.node;return _(t.map((t,n)=>w(e,[String(n)],r)),r)})}function Je(e,t,n){let r=e.flatMap(e=>{let n=te(e,t);return n?[{pieces:n,keys:e.keys,isWritten:n.every(({encode:e})=>e!==void 0)}]:[]}),i=r.some(({isWritten:e})=>e)?r.filter(({isWritten:e})=>e):r,a=i.filter(({keys:e})=>n.some(t=>e.includes(t)));return Ye(i)??Ye(a)}function Ye(e){let[t,...n]=e;return t&&n.every(({pieces:e})=>Xe(e)===Xe(t?.pieces??[]))?t.pieces:void 0}function Xe(e){return JSON.stringify(e.map(({range:{path:e,start:t,end:n}})=>[e,t,n]))}function Ze(e){let[t]=e;return e.length===0||e.some(({range:e,encode:n})=>e.path!==t?.range.path||n!==t.encode)}function Qe(e,t,n){let r=(e.end.kind===`finished`?e.told.notes:[]).map(({text:e,stack:r})=>{let i=K(n.framesOf(r),n)??J(t);return{message:nt(e),range:i,mistake:!1}}),i=$e(e,t,n);return i?[...r,i]:r}function $e({end:e,told:t},n,r){let i=`What it declares before that is checked, the rest is not.`;switch(e.kind){case`finished`:return t.whole?void 0:{message:tt(n),range:J(n),mistake:!1};case`stopped`:return{message:`${n.path} is not run to its end: ${e.reason}. ${i}`,range:J(n),mistake:!1};case`threw`:{let t=r.framesOf(e.stack),a=Ue(t,r)??J(n),o=nt(e.message||e.name||`it throws something that says nothing`),[s]=t;return e.name===`SyntaxError`&&s&&et(e.stack)&&!r.get(s.path)?.tree?{message:`This is not JavaScript that can be run: ${o} Correct it; DNSControl stops here too.`,range:a,mistake:!0}:{message:`${n.path} is not run to its end: ${o} ${i}`,range:a,mistake:!1}}}}function et(e){let[t=``]=e.split(`
`,1);return!t.includes(` (`)}function tt({path:e}){return`All that ${e} declares can't be told: it is too much, or functions of JavaScript itself are changed.`}function J(e){return t(e,0,0)}function nt(e){let t=e.replace(/\s+/g,` `).trim().slice(0,300);return/[.!?]$/.test(t)?t:`${t}.`}function rt(e,t){let n=[];for(let r of e.split(`
`,64)){let e=r.length>2e3?void 0:it(r,t);if(e&&n.push(e),n.length===16)break}return n}function it(e,t){let n=e.endsWith(`)`)?e.length-1:e.length,r=e.lastIndexOf(`:`,n-1),i=e.lastIndexOf(`:`,r-1),a=Number(e.slice(i+1,r)),o=Number(e.slice(r+1,n));if(i<=0||!at(a)||!at(o))return;let s=ot(e.slice(0,i),t);return s===void 0?void 0:{path:s,line:a,column:o}}function at(e){return Number.isInteger(e)&&e>0&&e<1e8}function ot(e,t){let n=0;for(let r=e.indexOf(` (`);r!==-1&&n<8;r=e.indexOf(` (`,r+1)){n+=1;let i=e.slice(r+2);if(t(i))return i}let r=e.trimStart();return r.startsWith(`at `)&&t(r.slice(3))?r.slice(3):void 0}var st=class{#e=/* @__PURE__ */ new Map;#t;#n=/* @__PURE__ */ new Map;#r=/* @__PURE__ */ new Map;#i=/* @__PURE__ */ new Map;#a;#o=/* @__PURE__ */ new Set;#s=0;#c=0;constructor(e){this.#a=f(e)}parse(e,t){this.#e=e,this.#t=t;let n=1048576;for(let{path:t,bytes:r}of e.values())n-=r.length,n>=0&&t.endsWith(`.js`)&&this.get(t)}get(e){let t=this.#n.get(e);if(t)return t;let n=this.#e.get(e);if(!n||!this.#t||(this.#s+=n.bytes.length,this.#s>4194304))return;let r=new Se(n,this.#t);return this.#n.set(e,r),r}limitTo(e){this.#o=new Set(e)}spend(e){return this.#c+=e,this.#c<=5e5}framesOf(e){let t=this.#r.get(e);if(t)return t;let n=rt(e,e=>this.#o.has(e));return this.#r.set(e,n),n}mentioning(e){let t=this.#i.get(e);if(t)return t;let n=[...this.all()].filter(t=>t.globalsOf(e).length>0||t.callsOf(e).length>0||t.callsOf(`CLI_DEFAULTS`).length>0);return this.#i.set(e,n),n}*all(){for(let e of this.#e.keys()){let t=/json5?$/i.test(e)?void 0:this.get(e);t?.tree&&(yield t)}}required(e,t){let n=e.startsWith(`.`)?[f(t)]:[this.#a,``];for(let t of n){let n=this.get(l(t,e)??``);if(n)return n}}};function ct(e,t){return t.some(({run:t})=>lt(e,t)&&ft(t,e))}function lt(e,{entry:t}){let n=f(t);return e!==t&&(n===``||e.startsWith(`${n}/`))}function ut(e){let t=[...e];for(let[n,r]of e.entries()){let{entry:e}=r.run,i=t.filter((e,t)=>t!==n),a=i.filter(({run:t})=>t.ran.includes(e)).flatMap(({zones:e})=>e),o=i.some(({run:t})=>ft(t,e)||dt(e,t));t[n]={...r,zones:r.zones.filter(e=>!a.some(t=>pt(t,e,r.run))),ending:r.ending.filter(({mistake:e})=>e||!o)}}return t}function dt(e,t){return t.end.kind!==`finished`&&t.files.has(e)&&lt(e,t)&&!d(e)}function ft({end:e,completed:t},n){return e.kind===`finished`&&t.includes(n)}function pt(e,t,{end:n}){return mt(e,t)&&(n.kind!==`finished`||mt(t,e))}function mt(e,t){if(e.apex!==t.apex||e.variant!==t.variant||t.complete&&!e.complete)return!1;let n=new Set(e.records.map(ht));return t.records.every(e=>n.has(ht(e)))}function ht(e){return JSON.stringify([e.owner.value,e.ttl?.value,e.type,...gt(e)])}function gt(e){switch(e.type){case`TXT`:return[e.text.value];case`MX`:return[e.preference,_t(e.exchange)];case`CNAME`:case`NS`:return[_t(e.target)];case`other`:return[e.typeName]}}function _t(t){return e(t)?null:t.value}const vt=String.raw`
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

// RFC 6376, section 2.11
function quotedPrintable(text) {
  return text.replace(/[^!-:<>-~]/g, (character) => "=" + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));
}

define("DKIM_BUILDER", function (dkim) {
  if (!dkim || !dkim.selector) fail("DKIM_BUILDER needs a selector");
  const tags = [
    ["v", dkim.version || "DKIM1"], ["h", listOf(dkim.hashtypes).join(":")], ["k", dkim.keytype], ["n", dkim.note && quotedPrintable(dkim.note)],
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

function hostOf(text) {
  return text.endsWith(".") ? text : text + ".";
}

// As current versions have it; earlier ones put all but the MX record at the apex whatever the label.
define("M365_BUILDER", function (name, given, ...modifiers) {
  const options = given ?? {};
  const { label, initialDomain, dkimSelector1Target, dkimSelector2Target } = options;
  const domain = name.endsWith(".") ? name.slice(0, -1) : name;
  // Microsoft's token for the domain, which can be told where no dash is in the name.
  const token = () => {
    if (options.domainGUID) return options.domainGUID;
    if (domain.indexOf("-") !== -1) fail("M365_BUILDER needs domainGUID or the targets for a domain with a dash: " + name);
    return domain.replace(/\./g, "-");
  };
  const dkimTarget = (selector, target) => {
    if (target) return hostOf(target);
    if (!initialDomain) fail("M365_BUILDER needs initialDomain or the targets for DKIM: " + name);
    return selector + "-" + token() + "._domainkey." + hostOf(initialDomain);
  };
  const records = [];
  const alias = (prefix, target) => records.push(globalThis.CNAME(below(prefix, label), hostOf(target), ...modifiers));
  if (options.verificationToken) records.push(globalThis.TXT(label || "@", options.verificationToken, ...modifiers));
  if (options.mx !== false) {
    const target = options.mxTarget ? hostOf(options.mxTarget) : token() + ".mail.protection.outlook.com.";
    records.push(globalThis.MX(label || "@", options.mxPriority ?? 0, target, ...modifiers));
  }
  if (options.autodiscover !== false) alias("autodiscover", options.autodiscoverTarget || "autodiscover.outlook.com");
  if (options.dkim !== false) {
    alias("selector1._domainkey", dkimTarget("selector1", dkimSelector1Target));
    alias("selector2._domainkey", dkimTarget("selector2", dkimSelector2Target));
  }
  if (options.skypeForBusiness) {
    const target = hostOf(options.sipFederationTarget || "sipfed.online.lync.com");
    records.push(globalThis.SRV(below("_sipfederationtls._tcp", label), 100, 1, 5061, target, ...modifiers));
  }
  if (options.mdm) {
    alias("enterpriseregistration", options.mdmRegistrationTarget || "enterpriseregistration.windows.net");
    alias("enterpriseenrollment", options.mdmEnrollmentTarget || "enterpriseenrollment-s.manage.microsoft.com");
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
`,yt=String.raw`
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

// The modifiers of this language. Any other may do with a domain and its records what it likes, at any time.
const own = new WeakSet();
const touched = new WeakSet();

function ours(modifier) {
  own.add(modifier);
  return modifier;
}

function apply(modifier, domain, depth) {
  if (typeof modifier === "function") {
    if (!own.has(modifier)) touched.add(domain);
    modifier(domain);
  } else if (isArray(modifier)) {
    if (depth > 100) fail("lists lie within one another more than 100 deep");
    // What is left out between two commas is no modifier.
    for (let index = 0; index < modifier.length; index++) if (index in modifier) apply(modifier[index], domain, depth + 1);
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
  // Since version 5, the registrar is a modifier like the others, or comes with the defaults.
  if (registrar !== null && (typeof registrar === "object" || typeof registrar === "function")) apply(registrar, domain, 0);
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
  return ours(function (domain) {
    for (const record of included.records) domain.records.push(record);
  });
});

define("getConfiguredDomains", function () {
  return domains.map((domain) => nameOf(domain.name));
});

define("DOMAIN_ELSEWHERE", function (name, registrar, servers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE, ...servers.map((each) => globalThis.NAMESERVER(each)));
});

define("DOMAIN_ELSEWHERE_AUTO", function (name, registrar, ...providers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE);
});

for (const kind of ["NewRegistrar", "NewDnsProvider", "PROVIDER"]) {
  define(kind, function (name) {
    return name;
  });
}

define("ALL_NS", -1);

// SERVICE and REGISTRAR are what version 5 teaches; PROVIDER and DNS_SERVICE are what they were called at first.
for (const name of ["DnsProvider", "SERVICE", "DNS_SERVICE"]) {
  define(name, function (provider, count = globalThis.ALL_NS) {
    return ours(function (domain) {
      domain.dnsProviders[provider] = count;
    });
  });
}

define("REGISTRAR", function (name = "none") {
  return ours(function (domain) {
    domain.registrar = name;
  });
});

define("NAMESERVER", function (name) {
  return ours(function (domain) {
    domain.nameservers.push({ name });
  });
});

function secondsOf(duration) {
  if (typeof duration !== "string") return duration;
  const parts = /^(\d+)([smhdwny]?)$/.exec(duration);
  if (parts === null) fail(duration + " is no duration");
  const units = { "": 1, s: 1, m: 60, h: 3600, d: 86400, w: 604800, n: 2592000, y: 31536000 };
  return Number(parts[1]) * units[parts[2]];
}

define("stringToDuration", secondsOf);

define("TTL", function (duration) {
  const ttl = secondsOf(duration);
  return ours(function (record) {
    record.ttl = ttl;
  });
});

define("DefaultTTL", function (duration) {
  const ttl = secondsOf(duration);
  return ours(function (domain) {
    domain.defaultTTL = ttl;
  });
});

define("NAMESERVER_TTL", function (duration) {
  return { ns_ttl: String(secondsOf(duration)) };
});

define("PURGE", ours(function (domain) {
  domain.KeepUnknown = false;
}));

define("NO_PURGE", ours(function (domain) {
  domain.KeepUnknown = true;
}));

define("IGNORE", function (label = "*", types = "*", target = "*") {
  return ours(function (domain) {
    domain.unmanaged.push([String(label), String(types), String(target)]);
  });
});

// As it was called at first.
define("UNMANAGED", globalThis.IGNORE);

define("IGNORE_NAME", function (label, types) {
  return globalThis.IGNORE(label, types);
});

define("IGNORE_TARGET", function (target, types) {
  return globalThis.IGNORE("*", types, target);
});

define("IGNORE_EXTERNAL_DNS", function () {
  return ours(function (domain) {
    domain.open.push("IGNORE_EXTERNAL_DNS leaves records to Kubernetes");
  });
});

for (const name of ["IMPORT_TRANSFORM", "IMPORT_TRANSFORM_STRIP"]) {
  define(name, function () {
    return ours(function (domain) {
      domain.open.push(name + " takes records from another domain");
    });
  });
}

define("ENSURE_ABSENT_REC", function () {
  return ours(function (record) {
    record.ensure_absent = true;
  });
});

define("CAA_CRITICAL", ours(function (record) {
  record.caaflag |= 128;
}));

for (const name of ["AUTODNSSEC_ON", "AUTODNSSEC_OFF", "AUTODNSSEC", "DISABLE_IGNORE_SAFETY_CHECK", "DISABLE_UNMANAGED_SAFETY_CHECK", "R53_EVALUATE_TARGET_HEALTH",
  "R53_ZONE", "R53_WEIGHT", "R53_HEALTH_CHECK_ID"]) {
  // With or without a call, it changes nothing about the records.
  define(name, ours(function () {
    return ours(function () {});
  }));
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
`,bt=String.raw`
const KINDS = {
  s: (value) => typeof value === "string",
  n: (value) => typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)),
  t: (value) => typeof value === "string" || isArray(value),
  x: () => true,
};

function textOf(value) {
  if (typeof value === "number") return dotted(value);
  return isArray(value) ? value.join("") : String(value);
}

// What a record says, and its modifiers, which may stand anywhere among it.
function apart(given, count) {
  const values = [];
  const modifiers = [];
  for (const each of given) {
    const isModifier = typeof each === "function" || (typeof each === "object" && each !== null && !isArray(each));
    (isModifier || values.length === count ? modifiers : values).push(each);
  }
  return [values, modifiers];
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
  return ours(function (domain) {
    const record = { type, meta: {}, ttl: domain.defaultTTL };
    defineProperty(record, "filepos", { value: where, enumerable: true });
    for (const modifier of modifiers) {
      if (typeof modifier === "function") {
        if (!own.has(modifier)) touched.add(domain);
        modifier(record);
      } else if (typeof modifier === "object" && modifier !== null) assign(record.meta, modifier);
      else fail("a modifier of a " + type + " record is of type " + typeof modifier);
    }
    record.name = type === "SMIMEA" ? values[0] + "._smimecert" : values[0];
    record.target = textOf(values[settings.valueArguments[type] ?? values.length - 1]);
    if (record.target.length > 65535) fail(TOO_LONG);
    if (type === "MX") record.mxpreference = Number(values[1]);
    if (OF_ANY_TYPE.test(type) && LOOKED_AT.test(values[1])) leaveUnknown(domain, type + " at " + values[0]);
    if (domain.subdomain) record.subdomain = domain.subdomain;
    if (domain.subdomain) record.name = withSubdomain(type, record.name, domain);
    addRecord(domain, record);
    return record;
  });
}

// These make a record of the type that is their second argument, and what it says is not told.
const OF_ANY_TYPE = /^(?:LUA|R53_ALIAS|AZURE_ALIAS)$/;
const LOOKED_AT = /^(?:CNAME|MX|NS|TXT)$/i;
// The names at which a record of whatever type is looked for.
const LOOKED_UP = /^(?:@|_mta-sts(?:\..*)?|_smtp\._tls(?:\..*)?)$/i;

function leaveUnknown(domain, what) {
  domain.open.push(what + " is not known here");
}

// The rules of some providers are about hosts of whatever domain.
const WITHOUT_SUBDOMAIN = /^(?:ADGUARDHOME|MIKROTIK)_/;

function withSubdomain(type, name, { name: domain, subdomain }) {
  if (WITHOUT_SUBDOMAIN.test(type)) return name;
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
    const [values, modifiers] = apart(given, kinds.length);
    for (const each of modifiers) if (values.length < kinds.length && unknownNames.has(each)) failForName(unknownNames.get(each));
    if (values.length < kinds.length) fail(type + "() takes " + kinds.length + " arguments, not " + values.length);
    values.forEach((value, index) => {
      if (typeof value === "string" && value.length > 65535) fail(TOO_LONG);
      if (!KINDS[kinds[index]](value)) fail("argument " + (index + 1) + " of " + type + "() can't be of type " + typeof value);
    });
    if (!labelled) return ours(function () {});
    const where = mayMatter(type, values[0], values[1]) ? whereCalled() : "";
    return makeRecord(type, values, modifiers, where);
  });
}

// What this language does not know is a record that says nothing, or a modifier that changes nothing. As long as it is used as
// such: where it is asked for more often than that, something else depends on it, which is then not known.
const asked = {};
const unknownNames = new Map();

function failForName(name) {
  fail(name + " has no value here; CLI_DEFAULTS can give it one");
}

for (const name of settings.unknownNames) {
  if (name in globalThis) continue;
  asked[name] = 0;
  const worthless = function (made) {
    made[Symbol.toPrimitive] = function () {
      failForName(name);
    };
    unknownNames.set(made, name);
    return ours(made);
  };
  const unknown = worthless(function (...given) {
    asked[name] -= 1;
    const [label] = given;
    // Handed on as it is, it is a modifier of what it is called with.
    if (typeof label === "object" && label !== null && !isArray(label) && "meta" in label) return undefined;
    return worthless(function (target) {
      const isDomain = typeof target === "object" && target !== null && isArray(target.records);
      if (!isDomain || typeof label !== "string" || label === "") return;
      if (LOOKED_UP.test(label)) leaveUnknown(target, name + " at " + label);
      const record = { type: name, meta: {}, ttl: 0, filepos: "", target: "", name: label };
      if (target.subdomain) record.name = withSubdomain(name, label, target);
      addRecord(target, record);
    });
  });
  defineProperty(globalThis, name, {
    configurable: true,
    get() {
      asked[name] += 1;
      return unknown;
    },
    set(value) {
      define(name, value);
    },
  });
}

// The names that a condition or a text of the program may depend on.
function undecidedNames() {
  return keys(asked).filter((name) => asked[name] > 0);
}

const stacks = new Map();

function placeOf(stack) {
  const known = stacks.get(stack);
  if (known !== undefined) return known;
  stacks.set(stack, stacks.size);
  host.tell(stringify({ kind: "stack", index: stacks.size - 1, stack: String(stack).slice(0, 4000) }));
  return stacks.size - 1;
}

function told(record) {
  const { type, name, target, ttl, subdomain, mxpreference, filepos } = record;
  const value = TOLD.test(type) ? textOf(target) : "";
  return [String(type), String(name), value, Number(ttl), placeOf(filepos), String(subdomain ?? ""), mxpreference];
}

const indexes = new Map();
const toldCounts = new Map();

// What is told of a domain at once would have to be told again with every D_EXTEND.
function tellNew(domain) {
  if (!indexes.has(domain)) indexes.set(domain, indexes.size);
  const from = toldCounts.get(domain) ?? 0;
  toldCounts.set(domain, domain.records.length);
  tell(domain, from);
}

function tell(domain, from) {
  const { name, declaredAt, unmanaged, open, KeepUnknown } = domain;
  const providers = keys(domain.dnsProviders ?? {});
  const records = domain.records.slice(from).map(told);
  const message = {
    kind: "domain", index: indexes.get(domain), name: String(name), place: placeOf(declaredAt), from, records,
    unmanaged, open: [...open, ...everywhere, ...undecidedNames()], keepsUnknown: KeepUnknown === true, hosted: providers.length > 0,
    volatile: isVolatile,
  };
  if (!host.tell(stringify(message))) fail("the configuration makes too much");
}

// Why more may be in any zone than is known here, and what has to be said of it.
const everywhere = [];
const notes = [];
// True when the program has got hold of the domains themselves.
let isLookedInto = false;

function leaveOpen(note) {
  everywhere.push(note);
  if (notes.length < 20) notes.push([note, whereCalled()]);
}

function tellAll() {
  // Of most, only what holds for all of them is new.
  for (const domain of domains) tell(domain, touched.has(domain) || isLookedInto ? 0 : domain.records.length);
  for (const name of undecidedNames().slice(0, 20)) {
    notes.push([name + " has no value here, and what depends on it is not known; CLI_DEFAULTS can give it one", ""]);
  }
  host.tell(stringify({ kind: "whole", notes: notes.map(([note, stack]) => [note, placeOf(stack)]) }));
}
`,xt=String.raw`
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
  // What the configuration does with secrets is its own affair, and what it makes of them nobody can know.
  if (/(?:^|\/)creds\.json5?$/i.test(path)) {
    leaveOpen("What the configuration makes of " + path + ", which is not read here, is not known");
    return {};
  }
  if (!host.has(path)) {
    host.miss(path);
    fail(settings.hasAllFiles ? "there is no file " + path + " in the repository, or it can't be read"
      : "it is read with no more than " + settings.mostFiles + " files of " + settings.mostMegabytes + " MB together");
  }
  runs += 1;
  if (runs > settings.mostRequired) fail("require() is called more than " + settings.mostRequired + " times");
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
  const found = settings.paths.filter(
    (path) => path.startsWith(inside) && path.endsWith(suffix) && (recursive || path.indexOf("/", inside.length) === -1),
  );
  // Folder by folder, as they are walked: "a/b.js" before "a.js".
  const ordered = found.map((path) => path.replace(/\//g, "\0")).sort();
  return ordered.map((path) => path.replace(/\0/g, "/"));
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
for (const name of ["FETCH", "fetch"]) {
  define(name, function () {
    leaveOpen("What is fetched here, and what is declared with it, is not known");
    return never;
  });
}

// Nobody waits: what is to happen later happens when the program has ended, in the order of its time.
let timers = [];
let clock = 0;
let timerCount = 0;

function runNextTimer() {
  if (timers.length === 0) return;
  const next = timers.reduce((first, other) => (other.due < first.due ? other : first));
  clock = next.due;
  timers = timers.filter((timer) => timer !== next);
  try {
    next.act();
  } catch (error) {
    leaveOpen("What is put off until later fails");
  }
}

function putOff(act, delay) {
  timerCount += 1;
  timers.push({ act, due: clock + (Number(delay) || 0), id: timerCount });
  Promise.resolve().then(runNextTimer);
  return timerCount;
}

define("setTimeout", putOff);

define("setImmediate", function (act) {
  return putOff(act, 0);
});

define("clearTimeout", function (id) {
  timers = timers.filter((timer) => timer.id !== id);
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
for (const name of ["log", "warn", "error", "info", "debug", "dir", "time", "timeEnd", "trace", "assert"]) quiet[name] = function () {};
define("console", quiet);

// Not documented, but looked into: the domains that there are.
define("conf", {
  get domains() {
    isLookedInto = true;
    return domains;
  },
  get domain_names() {
    return globalThis.getConfiguredDomains();
  },
});
`;async function St(e,t){let n=t=>[...e.values()].some(e=>t.test(e)),r=n(/_BUILDER|GIDINET_/)?vt:``,i=n(/(?<![\w$.])_\s*[.([;,)]/)?await t.packagedFile(`underscore.js`):/* @__PURE__ */ new Uint8Array,a=new TextDecoder().decode(i);return`${Ct}${a};\n${yt}${bt}${xt}${r}${wt}`}const Ct=`(function (host, settingsText) {
"use strict";
const { isArray } = Array;
const { assign, defineProperty, keys } = Object;
const { parse, stringify } = JSON;
const { floor } = Math;
const { construct } = Reflect;
const PlainError = Error;
const settings = parse(settingsText);
// What the time or a random number has a part in may be something else each time: then nothing computed is known.
let isVolatile = false;
const RealDate = Date;
const { now: presentTime } = Date;
const { random } = Math;
function now() {
  isVolatile = true;
  return presentTime();
}
defineProperty(globalThis, "Date", {
  value: new Proxy(RealDate, {
    construct(target, given, made) {
      if (given.length === 0) isVolatile = true;
      return construct(target, given, made);
    },
    apply() {
      isVolatile = true;
      return RealDate();
    },
    get(target, name) {
      return name === "now" ? now : target[name];
    },
  }),
});
RealDate.prototype.constructor = Date;
Math.random = function () {
  isVolatile = true;
  return random();
};
defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
defineProperty(Error, "stackTraceLimit", { value: 16, writable: false, configurable: false });
function define(name, value) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
`,wt=`
return tellAll;
})`,Tt=5e3,Et=/(?:^|\/)creds\.json5?$/i;var Dt=class{files=/* @__PURE__ */ new Map;#e;#t;#n=/* @__PURE__ */ new Set;#r=0;#i=0;constructor(e,t){this.#t=e,this.#e=t}async start(){this.#n.add(this.#t.path),this.#s(this.#t),await this.#a([this.#t])}async loadMissing(e){let t=this.files.size,n=[...new Set(e.map(f))].flatMap(e=>this.#l(e));return await this.#a(await this.#o([...e,...n])),this.files.size>t}get areAll(){return this.#i===0}texts(){let e=new TextDecoder(`utf-8`,{ignoreBOM:!0});return new Map([...this.files].map(([t,{bytes:n}])=>[t,i(n)??e.decode(n)]))}async#a(e){for(let t=e;t.length>0;)t=await this.#o(t.flatMap(e=>this.#c(e)))}async#o(e){let t=[...new Set(e)].filter(e=>!this.#n.has(e)&&!Et.test(e)&&u(e)),n=t.slice(0,Math.max(0,Tt-this.#n.size));this.#i+=t.length-n.length;for(let e of n)this.#n.add(e);return(await Promise.all(n.map(e=>this.#e.open(e)))).filter(e=>e!==void 0).filter(e=>this.#s(e))}#s(e){return this.#r+=e.bytes.length,this.#r>8388608?(this.#i+=1,!1):(this.files.set(e.path,e),!0)}#c({path:e,bytes:t}){if(!/\.js$/i.test(e))return[];let n=i(t)??``,r=/* @__PURE__ */ new Map;for(let[,e,t=``]of n.matchAll(/\brequire(_glob)?\s*\(\s*["'`]([^"'`\n]{1,500})["'`]/g))if(r.set(`${e} ${t}`,[e,t]),r.size===5e3)break;return[...r.values()].flatMap(([t,n])=>{let r=n.replace(/\$\{.*$/s,``),i=(r.startsWith(`.`)?[f(e)]:[f(this.#t.path),``]).map(e=>l(e,r)).filter(e=>e!==void 0);return t?i.flatMap(e=>this.#e.filesBelow(e)):r!==n||r.endsWith(`/`)?i.flatMap(e=>this.#l(r.endsWith(`/`)?e:f(e))):i})}#l(e){return this.#e.filesIn(e)}};function Ot(e){let t=[],n=[],r=[],i=!1,a=0;for(let o of e.map(kt)){if(o===void 0)continue;let{kind:e,index:s}=o;if(e===`whole`)i=!0,r=Y(o.notes).map(e=>{let[n,r]=Y(e);return{text:X(n),stack:Z(r,t)}});else if(e===`stack`&&s===t.length)t.push(X(o.stack));else if(e===`domain`&&typeof s==`number`&&Number.isInteger(s)&&s>=0&&s<=n.length&&(n[s]=At(o,n[s],t),a+=Y(o.records).length,a>2e5))return{domains:n,notes:r,whole:!1}}return{domains:n,notes:r,whole:i}}function kt(e){try{let t=JSON.parse(e);return typeof t==`object`&&t?t:void 0}catch{return}}function At(e,t,n){let r=t?.records??[];typeof e.from==`number`&&e.from>=0&&e.from<r.length&&(r.length=e.from);for(let t of Y(e.records)){let e=jt(Y(t),n);e&&r.push(e)}return{name:X(e.name),stack:Z(e.place,n),records:r,ignored:Y(e.unmanaged).map(e=>{let[t,n,r]=Y(e);return[X(t),X(n),X(r)]}),open:Y(e.open).map(X),keepsUnknown:e.keepsUnknown===!0,hosted:e.hosted===!0,volatile:e.volatile===!0}}function jt(e,t){let[n,r,i,a,o,s,c]=e;if(typeof n==`string`&&typeof r==`string`)return{type:n,label:r,value:X(i).slice(0,65535),ttl:typeof a==`number`?a:0,stack:Z(o,t),subdomain:X(s),preference:typeof c==`number`?c:void 0}}function Y(e){return Array.isArray(e)?e:[]}function X(e){return typeof e==`string`?e:``}function Z(e,t){return typeof e==`number`?t[e]??``:``}function Mt(e){let t=/* @__PURE__ */ new Set,n=/* @__PURE__ */ new Set;for(let[r,i]of e)if(/\.js$/i.test(r)){for(let[,e=``]of i.matchAll(/(?<![\w$.])([A-Z][A-Z0-9_]{0,60})(?=\s*[(,)\]};])/g))t.add(e);for(let[,e,t]of i.matchAll(Nt))n.add(e??t??``)}return[...t].filter(e=>!n.has(e)).slice(0,500)}const Nt=/(?:\b(?:var|let|const|function|class|typeof)\s+([A-Z][A-Z0-9_]*)|(?<![\w$])["']?([A-Z][A-Z0-9_]*)["']?\s*(?:=(?!=)|:))/g;async function Pt(e,t,n){let r=new Dt(e,t);await r.start();let i=0;for(let a=1;;a++){let o=r.texts(),s=await St(o,t.runtime),c=t.runtime.runProgram({language:s,entry:e.path,files:o,settings:Ft(e,r,o,t)}),[{missing:l,told:u,ran:d,completed:f,cost:p,end:m}]=await Promise.all([c,n(r.files)]);if(i+=p,!(m.kind!==`stopped`&&a<6&&i<1500&&l.length>0&&await r.loadMissing(l)))return{entry:e.path,told:Ot(u),end:m,ran:d,completed:f,files:r.files}}}function Ft({path:e},t,n,r){let i=[...n.values()].some(e=>/\b(?:require_)?glob\b/.test(e));return{folder:f(e),paths:i?Q(r):[],recordFunctions:p,withoutLabel:m,valueArguments:Object.fromEntries(h),unknownNames:Mt(n),mostRecords:1e5,mostRequired:5e3,hasAllFiles:t.areAll,mostFiles:Tt,mostMegabytes:8}}function Q(e){return e.filesBelow(``).filter(u).slice(0,2e4)}const It=[[[`_mta-sts`,`_smtp._tls`],/^(?:\*|TXT|CNAME|NS)$/i],[[`mta-sts`],/^(?:\*|A|AAAA|ALIAS|\w+_ALIAS|CNAME|NS)$/i]];function Lt([e,t,n]){if(e.endsWith(`.`)||/\.acm-validations\.aws\.?$/i.test(n))return!1;let r=t===``?[`*`]:t.split(`,`).map(e=>e.trim()),i=e=>r.some(t=>e.test(t)),[a=``]=e.split(/[*?[{\\]/,1),o=t=>a.length===e.length&&a!==``?a===t||a.startsWith(`${t}.`):t.startsWith(a)||a.startsWith(`${t}.`);return i(/^(?:\*|MX)$/i)&&!a.startsWith(`_`)||i(/^NS$/i)&&!a.startsWith(`_`)&&e!==`@`?!0:It.some(([e,t])=>i(t)&&e.some(o))}function Rt(e,t,n){let{apex:r,name:i,range:s}=t,c=o(e.label===``?`@`:e.label,r);if(c===void 0)return{};let l=(e.stack===``?void 0:We(e,[i,r,c],n))??Wt(e,s),u=Ht(e.label,c,t),d=a(c,r)?zt(c,e,l,t):{};return u===void 0?d:{...d,problem:{message:u,range:l.owner,mistake:!0}}}function zt(t,n,r,i){let a={owner:{value:t,range:r.owner},ttl:Gt(n.ttl)?{value:n.ttl,range:r.range}:void 0,range:r.range};switch(n.type){case`TXT`:return{record:{...a,type:`TXT`,text:i.volatile?Vt(r.value):r.value}};case`MX`:return Ut(a,n,r,i);case`CNAME`:case`NS`:{let{target:t,problem:o}=Kt(n,r,i);if(e(t))return{record:{...a,type:n.type,target:t}};if(t.value===void 0)return o?{problem:o}:{};let s={...a,type:n.type,target:{...t,value:t.value}};return o?{record:s,problem:o}:{record:s}}default:{let e=n.type.toUpperCase();return{record:{...a,type:`other`,typeName:e,addresses:!ee.has(e)}}}}}function Bt({pieces:e,range:t}){let[n,...r]=e.filter(({text:e})=>e!==`.`);return n&&!n.code&&r.length===0?n.range:t}function $(e){return{unknown:`it may follow from the time, or from a random number`,range:e,dependsOn:[]}}function Vt(e){let t=e.pieces.map(e=>e.code?c($(e.range)):e);return s(t,e.range,e.encode)}function Ht(e,t,{name:n,apex:r}){if(e===``)return`DNSControl refuses a record without a name. Write "@" for the domain itself.`;if(!a(t,r))return`DNSControl refuses the name ${JSON.stringify(e)} here, since it is not in ${n}. Declare the record in the D() of its own domain.`}function Ut(t,n,r,i){let{target:a,problem:o}=Kt(n,r,i),s={...t,type:`MX`,preference:n.preference,written:n.value};if(e(a))return{record:{...s,exchange:a}};let c=a.value===void 0?{...a,value:void 0}:{...a,value:a.value},l={...s,exchange:c};return o?{record:l,problem:o}:{record:l}}function Wt({value:e},t){return{range:t,owner:t,value:s([{text:e,range:t,verbatim:!1,code:!0}],t)}}function Gt(e){return Number.isInteger(e)&&e>0&&e<=2147483647}function Kt(e,t,{apex:n,volatile:r}){let{type:i,value:a,subdomain:s}=e,{pieces:c}=t.value,l=Bt(t.value);if(r&&c.some(({code:e})=>e))return{target:$(l)};let u=s===``?n:o(s,n);if(!a.includes(`.`)||a.endsWith(`.`))return{target:{value:o(a,u),range:l}};let d=`DNSControl refuses the target ${JSON.stringify(a)} of this ${i} record: a name with dots has to end with one. Write ${JSON.stringify(`${a}.`)}.`;return{target:{value:o(`${a}.`),range:l},problem:{message:d,range:l,mistake:!0}}}function qt(e,t,n){let r=[],i=[],a=e.told.whole&&e.end.kind===`finished`,o=Xt(e.told.domains,n);for(let s of e.told.domains){let c=Jt(s,t,n);if(!c)continue;let l=[];for(let e of s.records){let{record:t,problem:r}=Rt(e,c,n);t&&l.push(t),r&&i.push(r)}let{apex:u,range:d}=c,f=s.name.split(`!`)[1]||void 0;r.push({apex:u,complete:a&&Yt(s),records:l,path:d.path,files:Zt(s,e,o,n),range:d,format:`dnscontrol`,...f===void 0?{}:{variant:f}})}return{zones:r,problems:i}}function Jt({name:e,stack:n,volatile:r},i,a){let s=e.split(`!`)[0]??``,c=s===``||s.includes(`/`)?void 0:o(s.endsWith(`.`)?s:`${s}.`);if(c!==void 0)return{name:s,apex:c,range:K(a.framesOf(n),a)??t(i),volatile:r}}function Yt({hosted:e,volatile:t,keepsUnknown:n,open:r,ignored:i}){return e&&!t&&!n&&r.length===0&&!i.some(Lt)}function Xt(e,t){return new Set(e.flatMap(({stack:e})=>t.framesOf(e)[0]?.path??[]))}function Zt({stack:e,records:t},{ran:n},r,i){let a=[.../* @__PURE__ */ new Set([e,...t.map(e=>e.stack)])].flatMap(e=>i.framesOf(e)).map(({path:e})=>e);return[.../* @__PURE__ */ new Set([...a,...n.filter(e=>!r.has(e))])]}async function Qt(e,t,n){let r=e(),i=[],a=t.filter(({path:e})=>d(e));for(let e of a)i.push(await en(e,n,r));let o=t.filter(e=>!a.includes(e)&&!ct(e.path,i));for(let e of o)i.push(await en(e,n,r));let s=ut(i);return{zones:s.flatMap(({zones:e})=>e),policies:[],problems:$t(s.flatMap(({problems:e,ending:t})=>[...e,...t])),undecided:[],included:i.flatMap(({run:{ran:e,files:t}})=>e.flatMap(e=>t.get(e)??[]))}}function $t(e){return[...new Map(e.map(e=>[JSON.stringify(e),e])).values()]}async function en(e,t,n){let r=t.memo.get(e);if(tn(r)&&await nn(r,t))return r;let i=new st(e.path),a=await Pt(e,t,async e=>i.parse(e,await n));i.limitTo(a.ran);let{zones:o,problems:s}=qt(a,e,i),c={paths:Q(t),run:a,zones:o,problems:s,ending:Qe(a,e,i)};return t.memo.set(e,c),c}function tn(e){return typeof e==`object`&&!!e&&`run`in e&&`paths`in e}async function nn({paths:e,run:{files:t}},n){let r=Q(n);if(r.length!==e.length||r.some((t,n)=>t!==e[n]))return!1;for(let[e,r]of t)if(await n.open(e)!==r)return!1;return!0}export{Qt as readPrograms};