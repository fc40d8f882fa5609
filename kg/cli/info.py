"""`kg info`: versions, the pipeline, and what is installed."""

from __future__ import annotations

import platform
from importlib.metadata import version

import click


@click.command(short_help="Print versions and what is installed.")
@click.option("--model", "-m", metavar="NAME", help="spaCy pipeline: shipped, installed or a path.")
def info(model: str | None) -> None:
    """Print the versions of kg and its libraries, the pipeline that is used, and the formats that it reads and writes.

    \b
    Examples:
      kg info
      kg info --model en_core_web_sm
    """
    import kg
    from kg.build import LIBRARIES
    from kg.export import FORMATS
    from kg.parse import entity_labels, load_pipeline, shipped_pipelines
    from kg.read.inputs import READERS
    from kg.registry import part_names

    click.echo(f"kg         {kg.__version__}")
    click.echo(f"python     {platform.python_version()} ({platform.system()} {platform.machine()})")
    click.echo(f"libraries  {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}")
    click.echo(f"reads      {', '.join(f'.{name}' for name in part_names('kg.readers', READERS))}")
    click.echo(f"writes     {', '.join(FORMATS)}")
    click.echo(f"shipped    {', '.join(shipped_pipelines()) or 'no pipeline'}")
    nlp = load_pipeline(model)
    meta = nlp.meta
    click.echo(f"pipeline   {meta['lang']}_{meta['name']} {meta['version']}: {', '.join(nlp.pipe_names)}")
    click.echo(f"entities   {', '.join(entity_labels(nlp)) or 'the pipeline recognises none'}")
