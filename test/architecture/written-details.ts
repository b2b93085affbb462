import ts from 'typescript';

/** By name; the same name in two functions is either. */
type Consts = Map<string, readonly ts.Expression[]>;

/**
 * The details that a source file writes into the audit trail, `{}` for every value: third argument of `audit(…)`, `detail` beside
 * `event`, `subject` or `id`, and what is handed to a function of the same file as its `note` or `detail`.
 */
export function writtenDetails(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const consts: Consts = new Map();
  const places = new Map<string, number>();
  const found = new Set<string>();

  walk(file, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const { text: name } = node.name;
      consts.set(name, [...(consts.get(name) ?? []), node.initializer]);
    }
    if (ts.isFunctionDeclaration(node) && node.name) {
      const at = node.parameters.findIndex(({ name }) => ['note', 'detail'].includes(name.getText(file)));
      if (at >= 0) places.set(node.name.text, at);
    }
  });
  const texts = (node: ts.Expression | undefined) => {
    for (const one of node ? textsOf(node, consts) : []) if (/[A-Za-z]/.test(one)) found.add(one.trim());
  };
  walk(file, (node) => {
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText(file);
      if (name === 'audit' && node.arguments.length > 2 && !places.has(name)) texts(node.arguments[2]);
      const place = places.get(name);
      if (place !== undefined) texts(node.arguments[place]);
    }
    if (ts.isObjectLiteralExpression(node)) texts(detailOf(node, file));
  });
  return [...found];
}

function detailOf(
  { properties }: ts.ObjectLiteralExpression,
  file: ts.SourceFile,
): ts.Expression | undefined {
  const named = (name: string) => properties.find((one) => one.name?.getText(file) === name);
  const detail = named('detail');
  const isEntry = ['event', 'subject', 'id'].some(named) || properties.some(ts.isSpreadAssignment);
  if (!detail || !isEntry) return undefined;
  return ts.isPropertyAssignment(detail)
    ? detail.initializer
    : ts.isShorthandPropertyAssignment(detail)
      ? detail.name
      : undefined;
}

/** Every text that an expression may be. */
function textsOf(node: ts.Expression, consts: Consts, within: readonly ts.Expression[] = []): string[] {
  const inner = (one: ts.Expression) => textsOf(one, consts, [...within, node]);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression);
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)];
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (heads, { expression, literal }) =>
        heads.flatMap((head) => inner(expression).map((value) => head + value + literal.text)),
      [node.head.text],
    );
  }
  if (ts.isIdentifier(node)) {
    const known = (consts.get(node.text) ?? []).filter((one) => !within.includes(one));
    return known.length > 0 ? known.flatMap(inner) : ['{}'];
  }
  // `NOTES[kind]`: any of them.
  if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const [all] = consts.get(node.expression.text) ?? [];
    if (all && ts.isObjectLiteralExpression(all)) {
      return all.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? inner(one.initializer) : []));
    }
  }
  // `'…'.trim()`, `'…'.slice(0, 400)`
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    if (['trim', 'slice'].includes(name.text)) return inner(expression);
  }
  return ['{}'];
}

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}
