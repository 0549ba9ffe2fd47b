// @ts-check
/** What every script keeps to, beside its types: tsconfig.json asks for those. */

/** Ways for text to become markup. */
const INTO_MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"];

export default [
  { ignores: ["**/node_modules/", "**/build/", "**/dist/", "**/.venv/"] },
  // Phones are older than the machines that run the tests.
  { files: ["kit/**/*.js"], languageOptions: { ecmaVersion: 2020 } },
  {
    files: ["**/*.js"],
    languageOptions: { sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "eqeqeq": "error",
      "max-len": ["error", { code: 100 }],
      "max-lines": ["error", 400],
      "no-cond-assign": ["error", "always"],
      "no-const-assign": "error",
      "no-dupe-keys": "error",
      "no-empty": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-redeclare": "error",
      "no-restricted-properties": ["error", { object: "document", property: "write" },
        ...INTO_MARKUP.map((property) => ({ property }))],
      "no-self-assign": "error",
      "no-undef-init": "error",
      "no-unreachable": "error",
      "no-unused-expressions": ["error", { allowShortCircuit: true }],
      "no-unused-vars": ["error", { ignoreRestSiblings: true, caughtErrors: "all",
        caughtErrorsIgnorePattern: "^_$" }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "prefer-template": "error",
      "require-await": "error",
    },
  },
];
