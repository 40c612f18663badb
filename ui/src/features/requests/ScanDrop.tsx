export { type ChosenScan, ScanDrop } from "@/kit";
