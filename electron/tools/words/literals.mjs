import { isSpoken, sourceFiles, walk } from './source-files.mjs';

/** Attributes and properties whose value the user reads. */
const SHOWN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'body',
  'buttonLabel',
  'confirm',
  'description',
  'detail',
  'empty',
  'error',
  'heading',
  'hint',
  'keywords',
  'label',
  'message',
  'note',
  'placeholder',
  'prompt',
  'subject',
  'text',
  'title',
  'tooltip',
  'unit',
  'words',
]);
const WORD = /\p{L}{2,}/u;
/** Text for Dynodeck's own developers, in a bug report. */
const FOR_DEVELOPERS = new Set(['electron/main/diagnostics/diagnostics.ts']);
/** Of no other attribute or constant: a capital, then words. */
const SENTENCE = /^\p{Lu}\p{Ll}*['’]?\p{Ll}* \S/u;

/**
 * Texts of the window that are not given to `t`: text in JSX, values that are shown, and what reads like a sentence.
 * @returns {{ path: string, line: number, text: string }[]}
 */
export function untranslatable(folders) {
  return sourceFiles(folders)
    .filter(({ path }) => !FOR_DEVELOPERS.has(path))
    .flatMap(({ path, program, lineOf }) =>
      literalsOf(program).map(({ start, text }) => ({ path, line: lineOf(start), text })),
    );
}

function literalsOf(program) {
  const found = new Map();
  const note = (node, text) => found.set(node.start, { start: node.start, text: text.trim() });
  walk(program, (node) => {
    if (isSpoken(node) || isUnseen(node) || isLogged(node)) return false;
    if (node.type === 'JSXText' && WORD.test(node.value)) note(node, node.value);
    for (const shown of shownValues(node)) {
      for (const { literal, text } of textsIn(shown)) if (WORD.test(text)) note(literal, text);
    }
    const text = literalText(node);
    if (text !== null && SENTENCE.test(text)) note(node, text);
    return true;
  });
  return [...found.values()].toSorted((a, b) => a.start - b.start);
}

/** Types, imports, and what is thrown at developers. */
function isUnseen(node) {
  if (node.type === 'ThrowStatement' || node.type === 'ImportDeclaration') return true;
  return node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(node.type);
}

/** `console.error(…)`, `log.info(…)`: our own log is English. */
function isLogged(node) {
  return node.type === 'CallExpression' && /^(info|warn|error)$/.test(node.callee.property?.name ?? '');
}

function shownValues(node) {
  if (node.type === 'JSXAttribute' && SHOWN.has(nameOf(node.name))) return [node.value];
  // As a property, `alt` is the key of that name.
  if (node.type === 'Property' && SHOWN.has(nameOf(node.key)) && nameOf(node.key) !== 'alt') return [node.value];
  if (!/^JSX(Element|Fragment)$/.test(node.type)) return [];
  return node.children.filter(({ type }) => type === 'JSXExpressionContainer').map(({ expression }) => expression);
}

function nameOf(key) {
  return key.name ?? key.value;
}

/** Literals that an expression's value can be. */
function textsIn(node) {
  if (node === null) return [];
  const text = literalText(node);
  if (text !== null) return [{ literal: node, text }];
  switch (node.type) {
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case 'LogicalExpression':
      return [...textsIn(node.left), ...textsIn(node.right)];
    case 'ArrowFunctionExpression':
    case 'JSXExpressionContainer':
      return textsIn(node.body ?? node.expression);
    default:
      return [];
  }
}

function literalText(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked).join(' ') : null;
}
