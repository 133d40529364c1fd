defmodule Todo.Application do
  @moduledoc "What `iex -S mix` starts."

  use Application

  @impl true
  def start(_type, _arguments), do: Todo.System.start_link()
end
