defmodule Todo.Disk do
  @moduledoc "The files of the lists, in a folder of their own. What is written is on the disk when `write` returns."

  def read(name), do: name |> path() |> File.read()

  def write(name, bytes) do
    with :ok <- File.mkdir_p(folder()), do: File.write(path(name), bytes, [:sync])
  end

  def rename(from, to), do: File.rename(path(from), path(to))

  def remove(name), do: name |> path() |> File.rm()

  defp path(name), do: Path.join(folder(), name)

  defp folder, do: Application.get_env(:todo, :folder, "persist")
end
