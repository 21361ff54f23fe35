const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** Lines that hold code: neither blank nor comment alone. */
const codeLines = (sourceCode) => {
  const commented = new Set(
    sourceCode.getAllComments().flatMap(({ loc }) => {
      const count = loc.end.line - loc.start.line + 1;
      return Array.from({ length: count }, (_, index) => loc.start.line + index);
    })
  );
  const withCode = new Set(sourceCode.ast.tokens.map(({ loc }) => loc.start.line));
  const isCode = (line) => sourceCode.lines[line - 1].trim() !== '' && (withCode.has(line) || !commented.has(line));
  return sourceCode.lines.map((_, index) => index + 1).filter(isCode);
};

/**
 * Limits how many lines of code a function has of its own. Lines of the functions inside it are theirs: a factory that
 * returns ten short methods is ten short functions, which ESLint's own `max-lines-per-function` cannot tell from one
 * long one.
 */
export const functionLength = {
  meta: { type: 'suggestion', schema: [{ type: 'integer', minimum: 1 }] },
  create(context) {
    const [max] = context.options;
    const lines = codeLines(context.sourceCode);
    const open = [];

    const enter = (node) => open.push({ node, inner: new Set() });
    const leave = (node) => {
      const { inner } = open.pop();
      const { start, end } = node.loc;
      const all = lines.filter((line) => line >= start.line && line <= end.line);
      const own = all.filter((line) => !inner.has(line)).length;
      if (own > max) {
        context.report({ node, loc: start, message: `This function has ${own} lines of its own; ${max} at most.` });
      }
      const outer = open.at(-1);
      // The line on which an inner function starts is still the outer one's.
      if (outer) for (const line of all) if (line !== start.line) outer.inner.add(line);
    };

    return Object.fromEntries(FUNCTIONS.flatMap((type) => [[type, enter], [`${type}:exit`, leave]]));
  },
};
