import type { Acorn } from "./syntax.js";

/** Of the methods below within one another: three or four for each bracket, statement or function. */
const DEEPEST = 1000;
/** Of operators in a row, each of which is a step down for the library. */
const MOST_OPERATORS = 1500;
/** Of one tree; some 15,000 records have as many. */
const MOST_NODES = 150_000;

type Parser = Acorn["Parser"];

/** How deep it is at the moment, of each kind, and how much there is so far. */
interface Depths {
  nesting: number;
  operators: number;
  nodes: number;
}

// The methods of the library that call one another; they are meant for plugins, and have no types.
type Method = (this: { readonly depths: Depths }, ...given: unknown[]) => unknown;

/** Those by which everything that nests goes. */
const NESTING = ["parseStatement", "parseMaybeAssign", "parseMaybeUnary", "parseExprAtom", "parseBindingAtom"] as const;

const parsers = new WeakMap<Acorn, Parser>();

/**
 * The parser of the library, within bounds. It goes down with what it reads; and where the stack ends within an expression
 * that the engine has not compiled yet, the engine gives up with the whole process, which nothing can catch. What the
 * interpreter has checked before is not checked again: doubled names and groups are compared with all others, which takes
 * ever longer.
 */
export function boundedParser(acorn: Acorn): Parser {
  const known = parsers.get(acorn);
  if (known) return known;
  const made = acorn.Parser.extend((Base) => {
    class Bounded extends Base {
      readonly depths: Depths = { nesting: 0, operators: 0, nodes: 0 };
    }
    const methods = Bounded.prototype as unknown as Record<string, Method>;
    for (const name of NESTING) methods[name] = counted(methods[name], "nesting", DEEPEST);
    methods.parseExprOp = counted(methods.parseExprOp, "operators", MOST_OPERATORS);
    methods.finishNode = limited(methods.finishNode);
    methods.declareName = nothing;
    methods.validateRegExpPattern = nothing;
    return Bounded as typeof Base;
  });
  parsers.set(acorn, made);
  return made;
}

const nothing = (): undefined => undefined;

function limited(method: Method | undefined): Method {
  const finish = present(method);
  return function (...given) {
    this.depths.nodes += 1;
    if (this.depths.nodes > MOST_NODES) throw new RangeError("too large");
    return finish.apply(this, given);
  };
}

function present(method: Method | undefined): Method {
  if (!method) throw new TypeError("the parser is not the one that this was written for");
  return method;
}

function counted(method: Method | undefined, kind: "nesting" | "operators", most: number): Method {
  const parse = present(method);
  return function (...given) {
    const { depths } = this;
    depths[kind] += 1;
    if (depths[kind] > most) throw new RangeError("nested too deep");
    const result = parse.apply(this, given);
    depths[kind] -= 1;
    return result;
  };
}
