import { mount } from "svelte";

import App from "./App.svelte";
import type { Backend } from "./backend/backend";
import { tauri } from "./backend/tauri";
import { noteFailures } from "./failures";
import "./theme/tokens.css";
import "./theme/base.css";

async function chooseBackend(): Promise<Backend> {
  // Left out of the real build altogether.
  if (import.meta.env.DEV || import.meta.env.MODE === "fake") {
    const { fakeFromAddress } = await import("./backend/fake/address");
    return fakeFromAddress(new URLSearchParams(location.search));
  }
  return tauri;
}

const target = document.getElementById("app");
if (target)
  void chooseBackend().then((backend) => {
    noteFailures(backend);
    mount(App, { target, props: { backend } });
  });
