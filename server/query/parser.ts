/**
 * What belongs together in a query? From the tightest: a field or `+` with its operand; NEAR; SAME; NOT and `-` with what
 * follows; AND; OR; and last, words written next to each other.
 *
 * So `a b OR c` is a AND (b OR c), as the web's engines read it, while a written AND keeps its classical place:
 * `a AND b OR c` is (a AND b) OR c. `-a NEAR/5 b` excludes the whole NEAR. An operator with nothing on one side, and
 * parentheses without partner, are left out or supplied.
 *
 * Operands and operators lie on two stacks for each open parenthesis, and nothing here calls itself: depth costs no stack. Longer than
 * most: every step works on these stacks.
 */
import type { Budget } from './budget.js';
import { isSpace } from './characters.js';
import { leaf, required } from './leaf.js';
import type { Mending } from './mending.js';
import { allOf, anyOf, not } from './normal.js';
import { near, same } from './proximity.js';
import type { BinaryToken, FieldToken, LeafField, Mark, Token } from './token.js';
import type { QueryNode } from './tree.js';

type Operator = BinaryToken | { kind: 'adjacent' } | Mark<'not'>;
type Prefix = FieldToken | Mark<'require'>;

const adjacent: Operator = { kind: 'adjacent' };

const strength: Record<Operator['kind'], number> = { adjacent: 1, or: 2, and: 3, not: 4, same: 5, near: 6 };

/** Whether an operator has what stands on its left before a later one does. Those of one kind in a row join all of their operands at once, but NEAR and SAME. */
const bindsBefore = (first: Operator, later: Operator): boolean =>
  first.kind === later.kind ? first.kind === 'near' || first.kind === 'same' : strength[first.kind] > strength[later.kind];

const none: readonly Prefix[] = [];

/** What is known inside one pair of parentheses; null stands for an operand that came to nothing. */
interface Group {
  open: Token | null;
  field: LeafField;
  /** Of this group as an operand of the one around it. */
  prefixes: readonly Prefix[];
  operands: (QueryNode | null)[];
  operators: Operator[];
  /** Signs and fields that wait for their operand. */
  waiting: Prefix[];
  /** Nothing on the left yet, or an operator that wants its right side. */
  wanting: boolean;
  empty: boolean;
}

function groupOf(open: Token | null, field: LeafField, prefixes: readonly Prefix[]): Group {
  return { open, field, prefixes, operands: [], operators: [], waiting: [], wanting: true, empty: true };
}

class Parser {
  private group = groupOf(null, 'text', []);
  private readonly around: Group[] = [];

  constructor(
    private readonly query: string,
    private readonly mending: Mending,
    private readonly budget: Budget,
  ) {}

  tree(tokens: readonly Token[]): QueryNode {
    for (const token of tokens) this.take(token);
    while (this.group.open !== null) {
      const { start, end } = this.group.open;
      this.mending.note('unclosed-parenthesis', start, end, 'this parenthesis is closed at the end of the query');
      this.close();
    }
    return this.finished() ?? { kind: 'all' };
  }

  private take(token: Token): void {
    switch (token.kind) {
      case 'and':
      case 'or':
      case 'near':
      case 'same':
        this.group.empty = false;
        if (this.group.wanting) this.dangling(token);
        else this.operator(token);
        return;
      case 'close':
        if (this.group.open === null) {
          this.mending.note('unopened-parenthesis', token.start, token.end, 'this parenthesis was never opened and is left out');
        } else {
          this.close();
        }
        return;
      default:
        if (!this.group.wanting) this.operator(adjacent);
        this.group.empty = false;
        this.begin(token);
    }
  }

  private begin(token: Exclude<Token, BinaryToken | Mark<'close'>>): void {
    const { group } = this;
    if (token.kind === 'not') {
      group.operators.push(token);
    } else if (token.kind === 'require' || token.kind === 'field') {
      group.waiting.push(token);
    } else if (token.kind === 'open') {
      this.around.push(group);
      this.group = groupOf(token, this.fieldFor(token.start), this.prefixes());
    } else {
      const node = leaf(this.fieldFor(token.start), token, this.mending);
      this.operand(node, this.prefixes());
    }
  }

  /** Takes the signs and fields that have waited for what begins here. */
  private prefixes(): readonly Prefix[] {
    const { waiting } = this.group;
    return waiting.length === 0 ? none : waiting.splice(0);
  }

  /** The innermost field that waits for what begins here. */
  private fieldFor(start: number): LeafField {
    const { waiting, field: around } = this.group;
    if (waiting.length === 0) return around;
    const fields = waiting.filter((prefix) => prefix.kind === 'field');
    for (const field of fields) {
      if (field.field === null || field.end >= start || !isSpace(this.query.charAt(field.end))) continue;
      this.mending.note('space-after-field', field.start, field.end, `${field.name}: is taken with what follows`);
    }
    return fields.findLast((prefix) => prefix.field !== null)?.field ?? around;
  }

  private operand(node: QueryNode | null, prefixes: readonly Prefix[]): void {
    let whole = node;
    for (let i = prefixes.length - 1; i >= 0; i--) {
      const prefix = prefixes[i];
      if (prefix.kind === 'require') whole = whole && required(whole);
      else if (prefix.field === null) whole = this.withName(prefix, whole);
    }
    this.group.operands.push(whole);
    this.group.wanting = false;
  }

  /** `foo:bar`, where no field is called foo, is two words that stay together. */
  private withName(field: FieldToken, node: QueryNode | null): QueryNode {
    const name: QueryNode = { kind: 'word', text: field.name, form: 'plain', field: 'text' };
    if (node === null) return name;
    this.mending.note('unknown-field', field.start, field.end, `there is no field ${field.name}; it is looked for as a word`);
    return allOf([name, node]);
  }

  private operator(operator: Operator): void {
    const { operators } = this.group;
    for (let top = operators.at(-1); top && bindsBefore(top, operator); top = operators.at(-1)) this.apply();
    operators.push(operator);
    this.group.wanting = true;
  }

  /** Takes the last operator off its stack, and those of its kind that it joins with, and puts what they make of their operands in their place. */
  private apply(): void {
    const { operators, operands } = this.group;
    const operator = operators.pop();
    if (operator === undefined) return;
    if (operator.kind === 'not') {
      const right = operands.pop() ?? null;
      operands.push(right === null ? null : this.excluded(right, operator));
    } else if (operator.kind === 'near' || operator.kind === 'same') {
      const [right, left] = [operands.pop() ?? null, operands.pop() ?? null];
      operands.push(left === null || right === null ? (left ?? right) : this.together(left, right, operator));
    } else {
      let most = 2;
      for (; operators.at(-1)?.kind === operator.kind; most++) operators.pop();
      const joined = operands.splice(-most).filter((node) => node !== null);
      operands.push(joined.length < 2 ? (joined.at(0) ?? null) : operator.kind === 'or' ? anyOf(joined) : allOf(joined));
    }
  }

  private excluded(node: QueryNode, operator: Mark<'not'>): QueryNode | null {
    if (node.kind !== 'all') return not(node);
    this.mending.note('excludes-everything', operator.start, operator.end, 'this would exclude every article and is left out');
    return null;
  }

  private together(left: QueryNode, right: QueryNode, operator: Extract<Operator, { kind: 'near' | 'same' }>): QueryNode {
    const { start, end } = operator;
    const written = this.query.slice(start, end);
    if (operator.kind === 'near') {
      const found = near(left, right, operator.distance, this.budget);
      if (found !== null) return found;
      this.mending.note('near-operands', start, end, `${written} stands between words or phrases of one field; taken as AND`);
    } else {
      const found = same(left, right);
      if (found !== null) return found;
      this.mending.note('same-operands', start, end, `${written} stands between words or phrases of the text; taken as AND`);
    }
    return allOf([left, right]);
  }

  private dangling(token: { start: number; end: number }): void {
    const written = this.query.slice(token.start, token.end);
    this.mending.note('dangling-operator', token.start, token.end, `${written} has nothing on one side and is left out`);
  }

  /** Leaves out what still waits for a right side at the end of a group. */
  private settle(): void {
    const { group } = this;
    const waiting = group.waiting.splice(0);
    for (const prefix of waiting) {
      if (prefix.kind === 'require') this.dangling(prefix);
      else if (prefix.field !== null) {
        this.mending.note('field-without-word', prefix.start, prefix.end, `${prefix.name}: has no word and is left out`);
      }
    }
    const names = waiting.filter((prefix) => prefix.kind === 'field' && prefix.field === null);
    if (names.length > 0) this.operand(null, names);
    if (!group.wanting) return;
    for (let top = group.operators.at(-1); top?.kind === 'not'; top = group.operators.at(-1)) {
      this.dangling(top);
      group.operators.pop();
    }
    const last = group.operators.pop();
    if (last !== undefined && last.kind !== 'adjacent') this.dangling(last);
  }

  private finished(): QueryNode | null {
    this.settle();
    while (this.group.operators.length > 0) this.apply();
    return this.group.operands.pop() ?? null;
  }

  private close(): void {
    const closed = this.group;
    const node = this.finished();
    if (closed.empty && closed.open !== null) {
      const { start, end } = closed.open;
      this.mending.note('empty-group', start, end, 'there is nothing between these parentheses');
    }
    this.group = this.around.pop() ?? groupOf(null, 'text', []);
    this.operand(node, closed.prefixes);
  }
}

export function parse(query: string, tokens: readonly Token[], mending: Mending, budget: Budget): QueryNode {
  return new Parser(query, mending, budget).tree(tokens);
}
