export { Area } from "./Area";
export { NewLetter } from "./NewLetter";
