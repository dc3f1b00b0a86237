import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [svelte()],
  // Svelte has a server build too; tests need the browser's.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  build: {
    target: "es2022",
    // The window's content security policy allows no `data:` addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", port: 5173, strictPort: true },
  test: {
    setupFiles: ["src/test-setup.ts"],
    // Generous, as all waits of tests: they only pass when something is broken, however slow the machine is.
    testTimeout: 60_000,
    include: ["src/**/*.test.ts"],
  },
}));
