/** What `mix new` writes, as Elixir 1.18 does. */

/** File by file in the order in which they are told, by their paths in the project. */
export function newProject(app: string): Readonly<Record<string, string>> {
  const module = app
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return {
    'README.md': readme(app, module),
    '.formatter.exs': FORMATTER,
    '.gitignore': GITIGNORE.replace('APP', app),
    'mix.exs': mixFile(app, module),
    [`lib/${app}.ex`]: library(module),
    'test/test_helper.exs': 'ExUnit.start()\n',
    [`test/${app}_test.exs`]: firstTest(module),
  };
}

/** What it says when all is written; `path` as it was typed. */
export function created(app: string, path: string): readonly string[] {
  const files = ['README.md', '.formatter.exs', '.gitignore', 'mix.exs', 'lib', `lib/${app}.ex`];
  const tests = ['test', 'test/test_helper.exs', `test/${app}_test.exs`];
  return [
    ...[...files, ...tests].map((file) => `* creating ${file}`),
    '',
    'Your Mix project was created successfully.',
    'You can use "mix" to compile it, test it, and more:',
    '',
    `    cd ${path}`,
    '    mix test',
    '',
    'Run "mix help" for more commands.',
  ];
}

const FORMATTER = `# Used by "mix format"
[
  inputs: ["{mix,.formatter}.exs", "{config,lib,test}/**/*.{ex,exs}"]
]
`;

const GITIGNORE = `# The directory Mix will write compiled artifacts to.
/_build/

# If you run "mix test --cover", coverage assets end up here.
/cover/

# The directory Mix downloads your dependencies sources to.
/deps/

# Where third-party dependencies like ExDoc output generated docs.
/doc/

# If the VM crashes, it generates a dump, let's ignore it too.
erl_crash.dump

# Also ignore archive artifacts (built via "mix archive.build").
*.ez

# Ignore package tarball (built via "mix hex.build").
APP-*.tar

# Temporary files, for example, from tests.
/tmp/
`;

function mixFile(app: string, module: string): string {
  return `defmodule ${module}.MixProject do
  use Mix.Project

  def project do
    [
      app: :${app},
      version: "0.1.0",
      elixir: "~> 1.18",
      start_permanent: Mix.env() == :prod,
      deps: deps()
    ]
  end

  # Run "mix help compile.app" to learn about applications.
  def application do
    [
      extra_applications: [:logger]
    ]
  end

  # Run "mix help deps" to learn about dependencies.
  defp deps do
    [
      # {:dep_from_hexpm, "~> 0.3.0"},
      # {:dep_from_git, git: "https://github.com/elixir-lang/my_dep.git", tag: "0.1.0"}
    ]
  end
end
`;
}

function library(module: string): string {
  return `defmodule ${module} do
  @moduledoc """
  Documentation for \`${module}\`.
  """

  @doc """
  Hello world.

  ## Examples

      iex> ${module}.hello()
      :world

  """
  def hello do
    :world
  end
end
`;
}

function firstTest(module: string): string {
  return `defmodule ${module}Test do
  use ExUnit.Case
  doctest ${module}

  test "greets the world" do
    assert ${module}.hello() == :world
  end
end
`;
}

function readme(app: string, module: string): string {
  return `# ${module}

**TODO: Add description**

## Installation

If [available in Hex](https://hex.pm/docs/publish), the package can be installed
by adding \`${app}\` to your list of dependencies in \`mix.exs\`:

\`\`\`elixir
def deps do
  [
    {:${app}, "~> 0.1.0"}
  ]
end
\`\`\`

Documentation can be generated with [ExDoc](https://github.com/elixir-lang/ex_doc)
and published on [HexDocs](https://hexdocs.pm). Once published, the docs can
be found at <https://hexdocs.pm/${app}>.

`;
}
