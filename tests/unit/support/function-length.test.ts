import { Linter } from 'eslint';
import { functionLength } from '../../support/lint/function-length.mjs';

const complaintsIn = (code: string): string[] =>
  new Linter()
    .verify(code, [
      {
        plugins: { house: { rules: { 'function-length': functionLength } } },
        rules: { 'house/function-length': ['error', 4] },
      },
    ])
    .map(({ message }) => message);

describe("the limit of a function's own lines", () => {
  it('lets a function of four lines be', () => {
    expect(complaintsIn('const f = () => {\n  a();\n\n  // why\n  b();\n};')).toEqual([]);
  });

  it('refuses a function of five lines', () => {
    expect(complaintsIn('function f() {\n  a();\n  b();\n  c();\n}')).toEqual([
      'This function has 5 lines of its own; 4 at most.',
    ]);
  });

  it('takes the functions of a factory for themselves', () => {
    const method = (name: string) => `  ${name}: () => {\n    a();\n    b();\n  },\n`;
    expect(complaintsIn(`const f = () => ({\n${method('x')}${method('y')}});`)).toEqual([]);
  });

  it('finds the long function within a factory', () => {
    expect(complaintsIn('const f = () => ({\n  x: () => {\n    a();\n    b();\n    c();\n  },\n});')).toHaveLength(1);
  });
});
