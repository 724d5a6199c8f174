import { sourceFiles, walk } from './source-files.mjs';

/**
 * Every text that the sources give to `t` and `tn`, as the catalogue of English lists it: sorted, so that a change of
 * the sources is a small change of the file.
 * @returns {Record<string, string | { one: string, other: string }>}
 */
export function englishCatalogue() {
  const texts = new Map();
  for (const { path, program, lineOf } of sourceFiles()) {
    walk(program, (node) => {
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
      const place = `${path}:${lineOf(node.start)}`;
      if (node.callee.name === 't') add(texts, textOf(node.arguments[0], place));
      if (node.callee.name === 'tn') add(texts, textOf(node.arguments[2], place), textOf(node.arguments[1], place));
    });
  }
  return Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function add(texts, other, one) {
  texts.set(other, one === undefined ? (texts.get(other) ?? other) : { one, other });
}

/** A catalogue can only hold what stands in the source as it is; a long text may be a sum of literals. */
function textOf(argument, place) {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument?.type === 'TemplateLiteral' && argument.expressions.length === 0) return argument.quasis[0].value.cooked;
  if (argument?.type === 'BinaryExpression' && argument.operator === '+') {
    return textOf(argument.left, place) + textOf(argument.right, place);
  }
  throw new Error(`${place}: the text of t and tn has to be a literal. Put what varies in as {values}.`);
}
