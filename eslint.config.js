import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  // AssemblyScript is another language: its compiler checks it.
  { ignores: ['dist/**', '.dateline/**', 'coverage/**', 'server/engine/embedded/assembly/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number in a template is how most of our sentences are made.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Typed arrays and bounded loops: the index is the subject of those lines.
      '@typescript-eslint/prefer-for-of': 'off',
      // Control characters are what several of our patterns are about.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['spec/**/*.ts'],
    rules: {
      // supertest's and fast-check's assertions return promises that the runner awaits.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
