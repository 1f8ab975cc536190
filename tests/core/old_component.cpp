// SPDX-License-Identifier: GPL-3.0-or-later
// A component that another build left behind.

extern "C" {
const char* rawi_component_id() { return "0.0.1-0123456789abcdef"; }
void rawi_nothing() {}
}
