# What a real Elixir says of some thousands of terms, for the tests of this room.
#
#     elixir record.exs > terms.jsonl
#
# Each line is a JSON array about one term:
#   0 hex of term_to_binary with :deterministic (maps in key order)
#   1 IO.inspect text, 80 columns, maps sorted by key
#   2 the same on one line, or 0 where that is equal
#   3 phash2 below 2^27, 2^32, 1000 and 3
#   4 :erts_debug.flat_size
#   5 three comparisons, with the terms 1, 7 and 60 lines below: < or >, = for ==, e for ===
#
# Recorded with Elixir 1.18.3 on Erlang/OTP 27. The seed is fixed, so a second run differs only
# where the BEAM does.
Inspect.Opts.default_inspect_fun(fn term, opts ->
  Inspect.inspect(term, %{opts | custom_options: Keyword.put_new(opts.custom_options, :sort_maps, true)})
end)

:rand.seed(:exsss, {1, 2, 3})

defmodule Latte do
  defstruct [:id, :milk, :size]
end

defmodule Shop.Order do
  defstruct [:customer, :drinks, :number, :paid, :placed_at, :table]
end

defmodule Gen do
  def pick(list), do: Enum.at(list, :rand.uniform(length(list)) - 1)
  def upto(n), do: :rand.uniform(n + 1) - 1
  def bytes(n), do: for(_ <- 1..n//1, into: "", do: <<upto(255)>>)

  # -- numbers
  def integers do
    edges = for e <- 0..70, d <- -1..1, s <- [1, -1], do: s * (Integer.pow(2, e) + d)
    wide = for n <- [8, 9, 16, 20, 24, 25, 100, 254, 255], s <- [1, -1], d <- [0, -1], do: s * (Integer.pow(256, n) + d)
    tens = for e <- 0..30, do: Integer.pow(10, e)
    random = for n <- 1..40, do: pick([1, -1]) * :binary.decode_unsigned(bytes(n))
    Enum.uniq(edges ++ wide ++ tens ++ random)
  end

  def floats do
    named = [0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 123456.789, 5.0e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 2.2250738585072011e-308, 9007199254740991.0, 9007199254740992.0, 9007199254740993.0, 9007199254740991.5, 4503599627370497.5, 1234567890123456.8, 12345678901234567.8, 999999999999999.9, 9.999999999999999e22, 1.0e23, 123456789.123456789, 0.00012, 0.00123, 0.012345678901234567, 1.2e-4, 1.23e-5, 12.0e20]
    powers = for e <- -26..26, m <- [1, 1.5, 1.25, 3], do: m * :math.pow(10, e)
    halves = for e <- [0, 1, 10, 51, 52, 53, 54, 63, 64, 100, 1000], s <- [1.0, -1.0], do: s * :math.pow(2, e)
    ratios = for n <- 1..40, do: n * n * n / 7
    named ++ powers ++ halves ++ ratios ++ random_floats(160, [])
  end

  defp random_floats(0, acc), do: acc

  defp random_floats(n, acc) do
    case bytes(8) do
      <<f::float>> -> random_floats(n - 1, [f | acc])
      _ -> random_floats(n, acc)
    end
  end

  # -- atoms
  def atoms do
    names = ["ok", "error", "nil", "true", "false", "", "a b", "1a", "a1", "a-b", "A", "A b", "a@b", "@a", "a?", "b!", "c?d", "a?!", "é", "Österreich", "österreich", "\"", "\n", "..", "...", ".", "..//", "|>", "<<>>", "%{}", "{}", "%", "()", "[]", "::", ":", "->", "=>", "<-", "\\\\", "fn", "do", "end", "and", "or", "not", "in", "when", "not in", "+", "-", "*", "/", "**", "++", "--", "+++", "---", "==", "!=", "=~", "===", "!==", "<", ">", "<=", ">=", "&&", "||", "!", "&", "@", "^", "^^^", "~~~", "<|>", "<~>", "&&&", "|||", "<<<", ">>>", "<<~", "~>>", "<~", "~>", "=", "|", "<>", ";", ",", "#", "Elixir", "Elixir.Enum", "Elixir.String.Chars", "Elixir.Foo.Bar", "Elixir.lower", "Elixir.", "Elixir.A.b", "Elixir.A1_b", "Elixir.Elixir", "Elixir.Elixir.Foo", "ElixirFoo", "Elixir.É", "_", "_a", "__struct__", "a.b", "日本", "żółw", "Żółw", "ÿ", "Ā", "e\u0301", "ﬁ", "a\u00B7b", "привет", "ñandú?", "Foo!", "Foo@bar", "a#b", "\#{x}", "a\u200Bb", "a\tb", "😀", "ab\u0000", String.duplicate("x", 255), String.duplicate("é", 255), String.duplicate("日", 100), "\u{10400}x", "ª", "µ", "²", "x²", "Aé", "aÉ", "aпривет", "a_привет", "日本a", "日本_あ", "한あ", "xα", "x_α", "дx", "жук1", "ƀ", "été_2", "1é", "$gen_call", "nonode@nohost"]
    Enum.map(names, &String.to_atom/1)
  end

  def atom, do: pick([:ok, :error, :a, :b, :milk, :size, :brew, nil, true, false, :latte, Enum, :"two words", :EXIT, :ready?])
  def key, do: pick([:a, :b, :c, :id, :milk, :size, :name, :drinks, :queue, :"odd key", :total])

  # -- binaries
  def strings do
    named = ["", " ", "plain", "new\nline", "tab\t", "quote\"d", "back\\slash", "null\0", "bell\a", "esc\e", "\d", "\b\f\v\r", "é", "日本", "\#{x}", "# {", "\u200B", "\u00A0", "\u{10FFFF}", "👨‍👩‍👧", "e\u0301", "\uFEFFx", "\u2028", "\u{FFFE}", "\u0085", "\u00AD", "\u0378", "\uE000", "\uD7FF", "\uFFFD", "\x7F", "\x80", <<255>>, <<0>>, <<1, 2, 3>>, "abc" <> <<0>>, "ab" <> <<200>>, <<0xC0, 0x80>>, <<0xED, 0xA0, 0x80>>, <<0xF5, 0x80, 0x80, 0x80>>, <<0xE2, 0x82>>, String.duplicate("é", 1000), String.duplicate("x", 4097), String.duplicate("y", 4095) <> "\"é!"]
    lengths = for n <- 0..70, do: String.duplicate("a", n)
    raw = for n <- 1..75, do: bytes(n)
    text = for _ <- 1..60, do: for(_ <- 1..upto(20)//1, into: "", do: pick(["a", "Z", " ", "\n", "é", "日", "😀", "\"", "\\", "0", "\u202E", "ß"]))
    blocks = for first <- 0..0x30C0//64, do: for(c <- first..(first + 63), into: "", do: <<c::utf8>>)
    singles = for c <- Enum.concat(0..31, 126..161), do: <<?x, c::utf8>>
    named ++ lengths ++ raw ++ text ++ blocks ++ singles
  end

  def bitstrings do
    for n <- 1..60 do
      bits = n * 3
      <<b::size(^bits), _::bitstring>> = bytes(div(bits, 8) + 1)
      <<b::size(bits)>>
    end ++ [<<1::1>>, <<0::1>>, <<5::3>>, <<1, 2::4>>, <<255, 255, 7::4>>, <<1::513>>, <<1::519>>, <<1::511>>]
  end

  # -- names
  def pids, do: for({a, b} <- [{0, 0}, {0, 1}, {1, 0}, {89, 0}, {100, 0}, {32767, 0}, {32768, 0}, {200_000, 3}, {1, 2}, {2, 1}, {268_435_455, 5}], do: :c.pid(0, a, b))
  def ref(a, b, c), do: :erlang.binary_to_term(<<131, 90, 3::16, 119, 13, "nonode@nohost", 0::32, c::32, b::32, a::32>>)
  def refs, do: for({a, b, c} <- [{0, 0, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 262_144, 262_143}, {5, 4_294_705_152, 7}, {3_891_764_455, 1_810_104_321, 27199}, {0, 0, 262_143}], do: ref(a, b, c))
  def port(n), do: :erlang.binary_to_term(<<131, 120, 119, 13, "nonode@nohost", n::64, 0::32>>)
  def ports, do: Enum.map([0, 1, 5, 4095, 268_435_456, 4_294_967_296], &port/1)
  def funs, do: [&Enum.map/2, &Enum.zip/2, &Enum.map/3, &Enum.all?/1, &String.length/1, &:lists.map/2, &Kernel.+/2, &:erlang.and/2, &Foo.Bar."odd name"/0, &Foo."Up"/1, &:"odd mod".f/255, &Map.get!/2, &:a.^^^/2]

  # -- containers
  def charlists, do: [~c"abc", ~c"it's", ~c"q\"q", [0], [7, 8, 9, 10], [127], [128], [104, 233], [97 | 98], [?a, :b], ~c"\e\d", ~c"a\\b", ~c"\#{x}", [27, 13], String.to_charlist("日本"), Enum.to_list(1..300), List.duplicate(97, 4100), List.duplicate(255, 65), [256], [255, 256], Enum.to_list(0..255), [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, :a], [1, 2, 3 | :t], [-1, 255]]

  def structs do
    dates = [~D[2024-02-29], ~D[0000-01-01], ~D[-0001-12-31], ~D[9999-12-31], ~T[12:30:00], ~T[01:02:03.004], ~T[23:59:59.999999], ~T[00:00:00.0], ~N[2024-01-01 00:00:00], ~N[1999-12-31 23:59:59.5], ~U[2024-01-01 00:00:00Z], ~U[2024-06-01 12:00:00.123Z]]
    zoned = %{~U[2024-01-01 00:00:00Z] | time_zone: "Europe/Warsaw", zone_abbr: "CET", utc_offset: 3600}
    far = %{~U[2024-01-01 00:00:00Z] | time_zone: "America/St_Johns", zone_abbr: "NST", utc_offset: -12600}
    ranges = [1..2, 1..10//3, 3..1//1, 3..1//-1, 5..5, -3..3, 1..10//2, 0..0//5, Range.new(1, 100_000_000_000_000_000_000)]
    sets = [MapSet.new(), MapSet.new([3]), MapSet.new([1, 2, 3]), MapSet.new(Enum.to_list(97..120)), MapSet.new(["b", "a"]), MapSet.new([~c"abc"])]
    errors = [%ArithmeticError{}, %ArgumentError{message: "boom"}, %RuntimeError{}, %KeyError{key: :a, term: %{}}, %FunctionClauseError{module: Foo, function: :bar, arity: 2}, %UndefinedFunctionError{module: Foo, function: :bar, arity: 0}, %BadArityError{function: &Enum.map/2, args: [1]}, %MatchError{term: {:error, 1}}, %CaseClauseError{term: 1}, %Protocol.UndefinedError{protocol: Enumerable, value: 1, description: ""}, %ErlangError{original: :x}, %File.Error{reason: :enoent, path: "x", action: "open"}, %BadMapError{term: 1}, %WithClauseError{term: 2}]
    other = [URI.parse("https://a.b:81/c?d=e#f"), Version.parse!("1.2.3"), Version.parse!("1.2.3-rc.1+b"), %Task{mfa: {:erlang, :apply, 2}, owner: hd(pids()), pid: hd(pids()), ref: hd(refs())}, Date.range(~D[2024-01-01], ~D[2024-02-01]), Date.range(~D[2024-01-01], ~D[2024-02-01], 7), Duration.new!(month: 2), Duration.new!([]), ~r/ab+c/i, ~r/a\/b"c\\d\n/u, ~r/x/smxU]
    own = for n <- 1..25, do: struct(Shop.Order, number: n, customer: pick(["Zoë", "Bo", nil, String.duplicate("long ", n)]), drinks: drinks(), placed_at: pick([nil, ~T[10:00:00]]))
    broken = [Map.put(%KeyError{}, :extra, 1), Map.delete(%KeyError{}, :key), %{__struct__: 5}, %{__struct__: "x", a: 1}]
    dates ++ [zoned, far] ++ ranges ++ sets ++ errors ++ other ++ own ++ broken
  end

  defp drinks, do: for(_ <- 1..upto(3)//1, do: struct(Latte, id: upto(99), milk: pick([:oat, :soy])))

  def maps do
    counted = for n <- [0, 1, 2, 8, 16, 31, 32, 33, 34, 40, 64, 65, 100, 140], do: Map.new(1..n//1, &{&1, &1 * &1})
    atoms = for n <- [2, 5, 20, 32, 33, 50], do: Map.new(1..n, &{:"key#{&1}", [&1]})
    strings = for n <- [5, 32, 33, 60], do: Map.new(1..n, &{"key#{&1}", &1})
    mixed = [%{1 => :a, 1.0 => :b}, %{1 => :b, 1.0 => :a}, %{2.5 => 1, 3 => 2, 2 => 3}, %{0.0 => :p, -0.0 => :n}, %{nil: 1, b: 2}, %{:a => 1, "a" => 2}, %{Enum => 1}, %{"x y": 1}, %{{1, 2} => [3]}, %{[] => {}}, %{%{} => %{}}, %{a: %{b: %{c: 1}}}, %{{1} => 1, {1.0} => 2}, %{[1] => 1, [1.0] => 2}, %{1 => 1, :a => 2, "b" => 3, {} => 4, [] => 5, %{} => 6, 1.5 => 7}]
    counted ++ atoms ++ strings ++ mixed
  end

  def scalar do
    case upto(11) do
      0 -> upto(300)
      1 -> -upto(5_000_000_000)
      2 -> upto(1000) / 8
      3 -> atom()
      4 -> pick(["", "a", "tea", "Kávé ☕", "a longer text than most", <<255, 1>>])
      5 -> upto(20)
      6 -> atom()
      7 -> pick([[], {}, %{}])
      8 -> pick(pids())
      9 -> pick(["x", "yz", "hello world"])
      10 -> pick([~c"chars", [1, 2], 1..3, ~D[2024-02-29], &Enum.map/2])
      11 -> pick([Integer.pow(2, 64), 1.0e100, <<3::3>>, hd(refs())])
    end
  end

  def term(0), do: scalar()

  def term(depth) do
    case upto(9) do
      0 -> scalar()
      1 -> List.to_tuple(many(depth))
      2 -> many(depth)
      3 -> for _ <- 1..upto(5)//1, do: {key(), term(depth - 1)}
      4 -> Map.new(for _ <- 1..upto(5)//1, do: {key(), term(depth - 1)})
      5 -> Map.new(for _ <- 1..upto(4)//1, do: {term(1), term(depth - 1)})
      6 -> {key(), term(depth - 1)}
      7 -> many(depth) ++ pick([[], [], [], :tail, 7])
      8 -> for _ <- 1..upto(30)//1, do: scalar()
      9 -> struct(Latte, id: upto(999), milk: term(depth - 1))
    end
  end

  defp many(depth), do: for(_ <- 1..upto(6)//1, do: term(depth - 1))

  def long_terms do
    for n <- [1, 24, 26, 27, 50, 51] do
      [Enum.to_list(1000..(1000 + n)), List.to_tuple(Enum.to_list(1..n)), Enum.map(1..n, &"item #{&1}"), Enum.map(1..n, &{&1, "v"}), Enum.map(1..n, &{:"k#{rem(&1, 7)}", &1}), Map.new(1..n, &{&1, [&1]}), Enum.map(1..n, &[&1, &1]), bytes(n), for(i <- 1..n, do: %{i: i}), {:reply, Enum.to_list(300..(300 + n)), %{deep: Enum.map(1..n, &{&1, %{v: &1}})}}]
    end
    |> Enum.concat()
  end

  def all do
    integers() ++ floats() ++ atoms() ++ strings() ++ bitstrings() ++ pids() ++ refs() ++ ports() ++ funs() ++ charlists() ++ structs() ++ maps() ++ long_terms() ++ for(n <- 1..900, do: term(Enum.at([0, 1, 2, 2, 3, 3, 3, 4], rem(n, 8))))
  end
end

compare = fn a, b ->
  cond do
    a === b -> "e"
    a == b -> "="
    a < b -> "<"
    true -> ">"
  end
end

terms = Enum.map(Gen.all(), &:erlang.binary_to_term(:erlang.term_to_binary(&1)))
count = length(terms)
table = List.to_tuple(terms)

for {t, i} <- Enum.with_index(terms) do
  pretty = inspect(t, pretty: true, width: 80)
  line = inspect(t)
  hashes = [:erlang.phash2(t), :erlang.phash2(t, 4_294_967_296), :erlang.phash2(t, 1000), :erlang.phash2(t, 3)]
  order = for step <- [1, 7, 60], into: "", do: compare.(t, elem(table, rem(i + step, count)))
  hex = Base.encode16(:erlang.term_to_binary(t, [:deterministic]))
  IO.puts(JSON.encode!([hex, pretty, if(line == pretty, do: 0, else: line), hashes, :erts_debug.flat_size(t), order]))
end
