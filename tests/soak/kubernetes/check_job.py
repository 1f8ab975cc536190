#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_job.py JOB.yaml FOLDER: is it an indexed Job as the batch/v1 API takes it?

The fields, their types and the rules between them are those of the API reference (Job v1 batch,
PodTemplateSpec v1 core), as far as the manifest uses them: a field that is not listed here is an error.
Writes the shell line of the one container into FOLDER/command, with the mounted folder replaced by
FOLDER, and prints the number of pods.
"""
import re
import sys

import yaml

QUANTITY = re.compile(r"^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi)?$")
RESOURCES = {"cpu": QUANTITY, "memory": QUANTITY}
SHAPE = {
    "apiVersion": re.compile(r"^batch/v1$"),
    "kind": re.compile(r"^Job$"),
    "metadata": {"name": re.compile(r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")},
    "spec": {
        "completionMode": re.compile(r"^Indexed$"),
        "completions": int,
        "parallelism": int,
        "backoffLimitPerIndex": int,
        "podFailurePolicy": {"rules": [{
            "action": re.compile(r"^(FailJob|FailIndex|Ignore|Count)$"),
            "onPodConditions": [{"type": str, "status": re.compile(r"^(True|False|Unknown)$")}],
            "onExitCodes": {"containerName": str, "operator": re.compile(r"^(In|NotIn)$"), "values": [int]},
        }]},
        "template": {"spec": {
            "restartPolicy": re.compile(r"^(Never|OnFailure)$"),
            "terminationGracePeriodSeconds": int,
            "containers": [{
                "name": str, "image": str, "command": [str], "args": [str],
                "resources": {"requests": RESOURCES, "limits": RESOURCES},
                "volumeMounts": [{"name": str, "mountPath": re.compile(r"^/[^:]+$")}],
            }],
            "volumes": [{"name": str, "persistentVolumeClaim": {"claimName": str}}],
        }},
    },
}


def problems(value, shape, where):
    """Every place where a value is not of its shape."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{where}: no mapping"]
        unknown = [f"{where}.{key}: unknown field" for key in value if key not in shape]
        return unknown + [p for key in value if key in shape
                          for p in problems(value[key], shape[key], f"{where}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            return [f"{where}: no list"]
        return [p for i, item in enumerate(value) for p in problems(item, shape[0], f"{where}[{i}]")]
    if shape is int:
        return [] if type(value) is int and value >= 0 else [f"{where}: no number"]
    if not isinstance(value, str):
        return [f"{where}: no text"]
    return [] if shape is str or shape.match(value) else [f"{where}: {value!r} is not allowed"]


def rules(job):
    """What the API demands between fields."""
    spec, pod = job["spec"], job["spec"]["template"]["spec"]
    container, = pod["containers"]
    if pod["restartPolicy"] != "Never":
        yield "backoffLimitPerIndex and podFailurePolicy need restartPolicy Never"
    if spec["parallelism"] > spec["completions"]:
        yield "more pods at once than shards"
    volumes = {volume["name"] for volume in pod["volumes"]}
    for mount in container["volumeMounts"]:
        if mount["name"] not in volumes:
            yield f"the volume {mount['name']} is not declared"
    for rule in spec["podFailurePolicy"]["rules"]:
        if ("onExitCodes" in rule) == ("onPodConditions" in rule):
            yield "a rule has one of onExitCodes and onPodConditions"
        codes = rule.get("onExitCodes", {})
        if codes.get("containerName", container["name"]) != container["name"]:
            yield "a rule names an unknown container"
        if 0 in codes.get("values", []) and codes["operator"] == "In":
            yield "0 is no failure"
    if f"))/{spec['completions']} " not in container["args"][0]:
        yield "the shards are not as many as the completions"


def main():
    job = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
    found = problems(job, SHAPE, "job") or list(rules(job))
    if found:
        sys.exit("\n".join(found))
    container = job["spec"]["template"]["spec"]["containers"][0]
    if container["command"] != ["/bin/sh", "-c"]:
        sys.exit("the container's command is no shell")
    mount = container["volumeMounts"][0]["mountPath"]
    with open(f"{sys.argv[2]}/command", "w", encoding="utf-8") as file:
        file.write(container["args"][0].replace(mount + "/", sys.argv[2] + "/"))
    print(job["spec"]["completions"])


main()
