import type { ReactNode } from "react";
import { LanguageMenu, ThemeMenu } from "./Menus";
import s from "./porch.module.css";

/** The quiet frame before the desk is open: a sheet in the middle, language and theme below. */
export function Porch({ children }: { children: ReactNode }) {
  return (
    <div className={s.porch}>
      <main className={s.sheet}>{children}</main>
      <footer className={s.foot}>
        <span className={s.name}>Zhenmei Desk</span>
        <LanguageMenu />
        <ThemeMenu />
      </footer>
    </div>
  );
}
