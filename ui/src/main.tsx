import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import { App } from "./app";
import { makeQueryClient } from "./ipc";
import { LanguageProvider } from "./language";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <LanguageProvider>{() => <App />}</LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
