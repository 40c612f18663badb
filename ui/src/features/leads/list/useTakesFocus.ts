import { useRef } from "react";

/** Whether a list that has just come takes the focus: not from the buttons that stand over it. */
export function useTakesFocus(key: string, come: boolean): boolean {
  const told = useRef({ key: "", takes: true });
  if (come && told.current.key !== key) {
    const over = document.activeElement?.closest("[data-over-list]");
    told.current = { key, takes: told.current.key === "" || !over };
  }
  return told.current.takes;
}
