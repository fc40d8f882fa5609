// For `make lint-page`: the scripts of the page as one, as it runs them.

const KNOWN =
  "Blob document getComputedStyle history location matchMedia navigator setTimeout URL URLSearchParams vis window XMLSerializer";

export default [
  {
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(KNOWN.split(" ").map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: Object.fromEntries(
      [
        ...["no-undef", "no-unused-vars", "no-redeclare", "no-shadow-restricted-names", "no-dupe-keys", "no-unreachable"],
        ...["no-var", "prefer-const", "eqeqeq", "no-eval", "no-implied-eval", "no-new-func", "no-fallthrough"],
        ...["no-self-assign", "no-unsafe-finally", "no-useless-escape", "no-constant-condition", "use-isnan"],
        ...["array-callback-return", "no-loss-of-precision", "no-sparse-arrays", "no-unused-expressions"],
      ].map((rule) => [rule, "error"]),
    ),
  },
];
