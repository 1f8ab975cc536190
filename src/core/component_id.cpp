// SPDX-License-Identifier: GPL-3.0-or-later
// Part of each component: which build it belongs to (see component.cpp).

extern "C" __attribute__((visibility("default"))) const char* rawi_component_id() {
  return RAWI_COMPONENT_ID;
}
