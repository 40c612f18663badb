import { fileURLToPath } from "node:url";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The page is served from the program itself: relative addresses, one script, one style sheet,
// nothing inline, so that a closed content security policy holds. Messages are compiled by
// `npm run messages`; the plugin only watches them while developing.
export default defineConfig(({ command }) => ({
  base: "./",
  plugins: [
    react(),
    // The controls' own words come in thirty languages; the window speaks three.
    optimizeLocales.vite({ locales: ["ru-RU", "zh-CN", "en-US"] }),
    command === "serve"
      ? paraglideVitePlugin({
          project: "./project.inlang",
          outdir: "./src/paraglide",
          strategy: ["globalVariable", "baseLocale"],
          outputStructure: "locale-modules",
          emitTsDeclarations: true,
          emitReadme: false,
        })
      : null,
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  build: {
    outDir: "dist",
    target: "es2023",
    cssTarget: ["chrome123", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
}));
