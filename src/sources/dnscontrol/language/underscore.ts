/** The functions of Underscore that configurations use: DNSControl has the library loaded. https://underscorejs.org */
export const UNDERSCORE = `
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
`;
