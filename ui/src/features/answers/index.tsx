export { Answer } from "./Answer";
export { SavePack } from "./SavePack";
