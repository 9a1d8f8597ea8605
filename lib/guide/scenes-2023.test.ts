// @vitest-environment happy-dom
import { testScenes } from "./testing/test-scenes.ts";

testScenes("2023");
