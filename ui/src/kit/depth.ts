/** How many modals are open, and how deep a component stands: keys belong to the topmost modal only. */
import { createContext, useContext, useEffect } from "react";

let open = 0;
export const openModals = (): number => open;

export const ModalDepth = createContext(0);
export const useModalDepth = (): number => useContext(ModalDepth);

/** Counts one more open modal while the component stands. */
export function useOpenModal(): void {
  useEffect(() => {
    open += 1;
    return () => {
      open -= 1;
    };
  }, []);
}
