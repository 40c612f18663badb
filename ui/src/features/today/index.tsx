export { Area } from "./Area";
