# Nothing of it starts by itself in this form.
{:ok, _database} = Todo.Database.start()

ExUnit.start()
