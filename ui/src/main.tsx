import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import { App } from "./app";
import { askEarly, makeQueryClient } from "./ipc";
import { LanguageProvider } from "./language";

const root = document.getElementById("root");
if (root) {
  const client = makeQueryClient();
  // The first question goes out while React draws its first frame.
  void askEarly(client, "door_state", {});
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider>{() => <App />}</LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
